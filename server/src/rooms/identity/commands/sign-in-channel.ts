import type { Session } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { ChannelClient } from '../channels/channel-client';
import type { Met } from '../models/person.model';
import type { ChannelIdentity, PersonDocument } from '../models/person.schema';
import type { Parts } from '../parts';
import { newPerson } from '../rules/new-person';
import { meetPerson, rememberZone } from './meet-person';
import { mergePeople } from './merge-people';
import { openSession } from './open-session';

/**
 * Signs in with a code of WeChat or Alipay. A consumer's token shown with it proves that both are one person: an unknown
 * account is hung on that person; with a known one, that person becomes the one who is known.
 * Throws `identity.channel-not-configured`, `identity.code-refused`, `identity.channel-unreachable`, `request.limited`.
 */
export async function signInChannel(
  parts: Parts,
  ctx: Ctx,
  client: ChannelClient,
  { code, zone }: { code: string; zone?: string | undefined },
): Promise<Session> {
  const account = await client.accountOf(code);
  const identity: ChannelIdentity = { channel: client.channel, key: `${client.channel}:${account}` };
  const caller = ctx.actor.kind === 'person' ? await parts.people.current(ctx.actor.id) : null;
  const { person, home } = await personOf(parts, ctx, identity, caller, zone);
  return openSession(parts, { kind: 'person', home, person: await rememberZone(parts, person, zone) });
}

async function personOf(
  parts: Parts,
  ctx: Ctx,
  identity: ChannelIdentity,
  caller: PersonDocument | null,
  zone: string | undefined,
): Promise<Met> {
  const linkable = caller && mayBeOne(caller, identity);
  if (linkable && !(await parts.people.ofKey(identity.key))) await parts.people.attach(caller._id, identity);
  const met = await meetPerson(parts, identity.key, () =>
    newPerson({ id: ctx.newId(), now: ctx.now(), identity, locale: ctx.locale, zone }),
  );
  if (!linkable || met.person._id === caller._id) return met;
  await mergePeople(parts, caller._id, met.person._id);
  const joined = await parts.people.current(met.person._id);
  if (!joined) throw new AppError('server.unavailable');
  return { person: joined, home: met.home };
}

/** Two accounts of one platform are two people who share a device. */
const mayBeOne = (caller: PersonDocument, { channel, key }: ChannelIdentity): boolean =>
  !caller.identities.some((own) => own.channel === channel && own.key !== key);

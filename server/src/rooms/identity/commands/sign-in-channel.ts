import type { Session } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { ChannelClient } from '../channels/channel-client';
import type { ChannelIdentity, PersonDocument } from '../models/person.model';
import { newPerson } from '../rules/new-person';
import type { Store } from '../store';
import { meetPerson, rememberZone } from './meet-person';
import { mergePeople } from './merge-people';
import { openSession } from './open-session';

/**
 * Signs in with a code of WeChat or Alipay. A consumer's token shown with it proves that both are one person: an unknown
 * account is hung on that person; with a known one, that person becomes the one who is known.
 * Throws `identity.channel-not-configured`, `identity.code-refused`, `identity.channel-unreachable`, `request.limited`.
 */
export async function signInChannel(
  store: Store,
  ctx: Ctx,
  client: ChannelClient,
  { code, zone }: { code: string; zone?: string | undefined },
): Promise<Session> {
  const account = await client.accountOf(code);
  const identity: ChannelIdentity = { channel: client.channel, key: `${client.channel}:${account}` };
  const caller = ctx.actor.kind === 'person' ? await store.people.current(ctx.actor.id) : null;
  const person = await personOf(store, ctx, identity, caller, zone);
  return openSession(store, { kind: 'person', person: await rememberZone(store, person, zone) });
}

async function personOf(
  store: Store,
  ctx: Ctx,
  identity: ChannelIdentity,
  caller: PersonDocument | null,
  zone: string | undefined,
): Promise<PersonDocument> {
  const linkable = caller && mayBeOne(caller, identity);
  if (linkable && !(await store.people.ofKey(identity.key))) await store.people.attach(caller._id, identity);
  const person = await meetPerson(store, identity.key, () =>
    newPerson({ id: ctx.newId(), now: ctx.now(), identity, locale: ctx.locale, zone }),
  );
  if (!linkable || person._id === caller._id) return person;
  await mergePeople(store, caller._id, person._id);
  const joined = await store.people.current(person._id);
  if (!joined) throw new AppError('server.unavailable');
  return joined;
}

/** Two accounts of one platform are two people who share a device. */
const mayBeOne = (caller: PersonDocument, { channel, key }: ChannelIdentity): boolean =>
  !caller.identities.some((own) => own.channel === channel && own.key !== key);

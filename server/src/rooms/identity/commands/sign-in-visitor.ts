import { createHash } from 'node:crypto';
import type { Session } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import type { Parts } from '../parts';
import { newPerson } from '../rules/new-person';
import { meetPerson, rememberZone } from './meet-person';
import { openSession } from './open-session';

/** Signs a device in as its visitor. Of the device's id only a hash is kept. */
export async function signInVisitor(
  parts: Parts,
  ctx: Ctx,
  { deviceId, zone }: { deviceId: string; zone?: string | undefined },
): Promise<Session> {
  const key = `visitor:${createHash('sha256').update(deviceId).digest('hex')}`;
  const { person, home } = await meetPerson(parts, key, () =>
    newPerson({
      id: ctx.newId(),
      now: ctx.now(),
      identity: { channel: 'visitor', key },
      locale: ctx.locale,
      zone,
    }),
  );
  return openSession(parts, { kind: 'person', home, person: await rememberZone(parts, person, zone) });
}

import { createHash } from 'node:crypto';
import type { Session } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { newPerson } from '../rules/new-person';
import type { Store } from '../store';
import { meetPerson, rememberZone } from './meet-person';
import { openSession } from './open-session';

/** Signs a device in as its visitor. Of the device's id only a hash is kept. */
export async function signInVisitor(
  store: Store,
  ctx: Ctx,
  { deviceId, zone }: { deviceId: string; zone?: string | undefined },
): Promise<Session> {
  const key = `visitor:${createHash('sha256').update(deviceId).digest('hex')}`;
  const person = await meetPerson(store, key, () =>
    newPerson({
      id: ctx.newId(),
      now: ctx.now(),
      identity: { channel: 'visitor', key },
      locale: ctx.locale,
      zone,
    }),
  );
  return openSession(store, { kind: 'person', person: await rememberZone(store, person, zone) });
}

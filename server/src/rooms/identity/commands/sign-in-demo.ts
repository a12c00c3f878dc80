import type { Session, StaffRole } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { newPerson, withDemoGrants } from '../rules/new-person';
import type { Store } from '../store';
import { demoMember } from './create-staff';
import { meetPerson, rememberZone } from './meet-person';
import { openSession } from './open-session';

export interface DemoInput {
  persona: 'consumer' | StaffRole;
  name?: string | undefined;
  zone?: string | undefined;
}

/** Signs in as one of the demo's people without proof; only served in demo mode. */
export async function signInDemo(store: Store, ctx: Ctx, input: DemoInput): Promise<Session> {
  if (input.persona !== 'consumer')
    return openSession(store, { kind: 'staff', member: await demoMember(store, input.persona) });
  const id = ctx.newId();
  const key = `demo:${input.name ?? id}`;
  const person = await meetPerson(store, key, () =>
    withDemoGrants(
      newPerson({
        id,
        now: ctx.now(),
        identity: { channel: 'demo', key },
        locale: ctx.locale,
        zone: input.zone,
        name: input.name,
      }),
    ),
  );
  return openSession(store, { kind: 'person', person: await rememberZone(store, person, input.zone) });
}

import type { Session, StaffRole } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import type { Parts } from '../parts';
import { newPerson, withDemoGrants } from '../rules/new-person';
import { demoMember } from './create-staff';
import { meetPerson, rememberZone } from './meet-person';
import { openSession } from './open-session';

export interface DemoInput {
  persona: 'consumer' | StaffRole;
  name?: string | undefined;
  zone?: string | undefined;
}

/** Signs in as one of the demo's people without proof; only served in demo mode. */
export async function signInDemo(parts: Parts, ctx: Ctx, input: DemoInput): Promise<Session> {
  if (input.persona !== 'consumer') {
    const member = await demoMember(parts, input.persona, input.name);
    await parts.staff.change(member._id, { signedInAt: ctx.now() });
    return openSession(parts, { kind: 'staff', member });
  }
  const id = ctx.newId();
  const key = `demo:${input.name ?? id}`;
  const { person, home } = await meetPerson(parts, key, () =>
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
  return openSession(parts, { kind: 'person', home, person: await rememberZone(parts, person, input.zone) });
}

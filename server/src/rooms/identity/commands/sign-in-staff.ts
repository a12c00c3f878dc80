import type { Session } from '@wanglai/contract';
import { AppError } from '../../../platform/errors';
import { isPassword } from '../rules/password';
import type { Store } from '../store';
import { openSession } from './open-session';

/** Signs staff in. Throws `identity.wrong-credentials`, after five failures `identity.locked`, alike for names that nobody bears. */
export async function signInStaff(
  store: Store,
  { username, password }: { username: string; password: string },
): Promise<Session> {
  const now = store.platform.now();
  const lockedUntil = await store.attempts.begin(username, now);
  if (lockedUntil)
    throw new AppError('identity.locked', {
      retryAfterS: Math.ceil((lockedUntil.getTime() - now.getTime()) / 1_000),
    });
  const member = await store.staff.byUsername(username);
  if (!(await isPassword(password, member?.passwordHash ?? null)) || !member)
    throw new AppError('identity.wrong-credentials');
  await store.attempts.succeed(username);
  return openSession(store, { kind: 'staff', member });
}

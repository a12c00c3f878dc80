import type { Session } from '@wanglai/contract';
import { AppError } from '../../../platform/errors';
import type { Parts } from '../parts';
import { isPassword } from '../rules/password';
import { openSession } from './open-session';

/** Signs staff in. Throws `identity.wrong-credentials`, after five failures `identity.locked`, alike for names that nobody bears. */
export async function signInStaff(
  parts: Parts,
  { username, password }: { username: string; password: string },
): Promise<Session> {
  const now = parts.platform.now();
  const lockedUntil = await parts.attempts.begin(username, now);
  if (lockedUntil)
    throw new AppError('identity.locked', {
      retryAfterS: Math.ceil((lockedUntil.getTime() - now.getTime()) / 1_000),
    });
  const member = await parts.staff.byUsername(username);
  if (!(await isPassword(password, member?.passwordHash ?? null)) || !member)
    throw new AppError('identity.wrong-credentials');
  await parts.attempts.succeed(username);
  return openSession(parts, { kind: 'staff', member });
}

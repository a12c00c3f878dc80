import type { Session } from '@wanglai/contract';
import { AppError } from '../../../platform/errors';
import type { Subject } from '../identity.present';
import type { SessionDocument } from '../models/session.model';
import { isActive } from '../models/staff.model';
import type { Parts } from '../parts';
import { FORGIVEN_MS, hashOf, newSecret, parseRefreshToken } from '../rules/refresh-token';
import { sessionReply } from './open-session';

/**
 * Exchanges a refresh token, which works once, for a new session of the same family. A token that comes again within ten
 * seconds is forgiven; later it means that somebody else has it, and the family ends.
 * Throws `auth.invalid-token`, `identity.refresh-reused`.
 */
export async function refreshSession(parts: Parts, refreshToken: string): Promise<Session> {
  const token = parseRefreshToken(refreshToken);
  if (!token) throw new AppError('auth.invalid-token');
  const now = parts.platform.now();
  const secret = newSecret();
  const next = hashOf(secret);
  const since = new Date(now.getTime() - FORGIVEN_MS);
  const session =
    (await parts.sessions.rotate(token.family, token.hash, next, now)) ??
    (await parts.sessions.forgive(token.family, token.hash, next, since, now));
  if (!session) {
    if (!(await parts.sessions.find(token.family, now))) throw new AppError('auth.invalid-token');
    await parts.sessions.end(token.family);
    throw new AppError('identity.refresh-reused');
  }
  const subject = await subjectOf(parts, session);
  if (!subject) {
    await parts.sessions.end(token.family);
    throw new AppError('auth.invalid-token');
  }
  return sessionReply(parts, subject, token.family, secret);
}

async function subjectOf(parts: Parts, { subject }: SessionDocument): Promise<Subject | null> {
  if (subject.kind === 'staff') {
    const member = await parts.staff.get(subject.id);
    return member && isActive(member) ? { kind: 'staff', member } : null;
  }
  const person = await parts.people.current(subject.id);
  return person && { kind: 'person', person, home: subject.id };
}

/** Ends the session of a refresh token; an unknown or ended one is as good as ended. */
export async function signOut(parts: Parts, refreshToken: string): Promise<void> {
  const token = parseRefreshToken(refreshToken);
  if (token) await parts.sessions.endBy(token.family, token.hash);
}

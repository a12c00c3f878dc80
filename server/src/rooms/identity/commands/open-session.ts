import type { Session } from '@wanglai/contract';
import { presentSession, type Subject } from '../identity.present';
import type { Parts } from '../parts';
import { hashOf, newFamily, newSecret } from '../rules/refresh-token';

const idOf = (subject: Subject) => (subject.kind === 'person' ? subject.home : subject.member._id);

/** Begins a session of a device for somebody who has just proved who they are. */
export async function openSession(parts: Parts, subject: Subject): Promise<Session> {
  const family = newFamily();
  const secret = newSecret();
  const now = parts.platform.now();
  await parts.sessions.insert({
    _id: family,
    subject: { kind: subject.kind, id: idOf(subject) },
    valid: [hashOf(secret)],
    spent: [],
    createdAt: now,
    usedAt: now,
  });
  return sessionReply(parts, subject, family, secret);
}

export async function sessionReply(
  parts: Parts,
  subject: Subject,
  family: string,
  secret: string,
): Promise<Session> {
  const access = await parts.tokens.sign({ kind: subject.kind, id: idOf(subject) }, family);
  return presentSession(subject, {
    accessToken: access.token,
    refreshToken: `${family}.${secret}`,
    expiresAt: access.expiresAt,
  });
}

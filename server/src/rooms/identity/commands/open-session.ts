import type { Session } from '@wanglai/contract';
import { presentSession, type Subject } from '../identity.present';
import { hashOf, newFamily, newSecret } from '../rules/refresh-token';
import type { Store } from '../store';

const idOf = (subject: Subject) => (subject.kind === 'person' ? subject.person._id : subject.member._id);

/** Begins a session of a device for somebody who has just proved who they are. */
export async function openSession(store: Store, subject: Subject): Promise<Session> {
  const family = newFamily();
  const secret = newSecret();
  const now = store.platform.now();
  await store.sessions.insert({
    _id: family,
    subject: { kind: subject.kind, id: idOf(subject) },
    valid: [hashOf(secret)],
    spent: [],
    createdAt: now,
    usedAt: now,
  });
  return sessionReply(store, subject, family, secret);
}

export async function sessionReply(
  store: Store,
  subject: Subject,
  family: string,
  secret: string,
): Promise<Session> {
  const access = await store.tokens.sign({ kind: subject.kind, id: idOf(subject) }, family);
  return presentSession(subject, {
    accessToken: access.token,
    refreshToken: `${family}.${secret}`,
    expiresAt: access.expiresAt,
  });
}

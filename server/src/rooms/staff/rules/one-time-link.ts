import { createHash, randomBytes } from 'node:crypto';
import type { StaffLink } from '../../identity';

const LIFE_MS = 3 * 86_400_000;

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A new one-time link, 256 random bits. The token stands behind `#`, so that it comes into no log on the way. */
export function newLink(origin: string | undefined, now: Date): { link: StaffLink; url: string } {
  const token = randomBytes(32).toString('base64url');
  return {
    link: { hash: hashOfToken(token), expiresAt: new Date(now.getTime() + LIFE_MS) },
    url: `${origin ?? ''}/console/welcome#${token}`,
  };
}

import { createHash, randomBytes } from 'node:crypto';

/** How long a spent token is still forgiven, for answers that were lost on the way. */
export const FORGIVEN_MS = 10_000;

export const newFamily = (): string => randomBytes(16).toString('hex');
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** A refresh token is `<family>.<secret>`: 128 and 256 random bits. Null when a text is not of this form. */
export function parseRefreshToken(token: string): { family: string; hash: string } | null {
  const parts = /^([0-9a-f]{32})\.([\w-]{43})$/.exec(token);
  return parts && { family: parts[1]!, hash: hashOf(parts[2]!) };
}

import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../platform/errors';

export interface Claims {
  kind: 'person' | 'staff';
  /** Who signed in; a person may have been merged into another since. */
  id: string;
  /** The session it belongs to. */
  sid: string;
  /** ms since epoch */
  expiresAt: number;
}

export interface AccessTokens {
  /** A token of ten minutes. `sid` names the session it belongs to. */
  sign(
    subject: { kind: 'person' | 'staff'; id: string },
    sid: string,
  ): Promise<{ token: string; expiresAt: Date }>;
  /** Signature and expiry only; what was checked once is remembered. Throws `auth.invalid-token`. */
  read(token: string): Promise<Claims>;
}

const ALGORITHM = 'HS256';
const LIFE_S = 600;
/** As long as what HMAC-SHA-256 makes of it, which RFC 7518 asks for at least. */
const SECRET_BYTES = 32;

/** JSON Web Tokens (RFC 7519) signed by HMAC-SHA-256. The secret is asked for once, when it is first needed. */
export function createAccessTokens(deps: { now(): Date; secret(): Promise<string> }): AccessTokens {
  const seen = new LRUCache<string, Claims>({ max: 20_000 });
  let key: Promise<KeyObject> | undefined;
  const keyOnce = () => {
    key ??= deps.secret().then(keyOf);
    key.catch(() => {
      key = undefined;
    });
    return key;
  };
  const seconds = () => Math.floor(deps.now().getTime() / 1_000);

  return {
    async sign({ kind, id }, sid) {
      const issued = seconds();
      const expires = issued + LIFE_S;
      const claims = { kind, sid, sub: id, iat: issued, exp: expires };
      const token = jwt.sign(claims, await keyOnce(), { algorithm: ALGORITHM });
      return { token, expiresAt: new Date(expires * 1_000) };
    },
    async read(token) {
      const known = seen.get(token);
      if (known) {
        if (known.expiresAt > deps.now().getTime()) return known;
        seen.delete(token);
        throw new AppError('auth.invalid-token');
      }
      const claims = claimsIn(token, await keyOnce(), seconds());
      seen.set(token, claims);
      return claims;
    },
  };
}

function keyOf(secret: string): KeyObject {
  const bytes = Buffer.from(secret);
  if (bytes.length < SECRET_BYTES)
    throw new Error(`The secret of access tokens is shorter than ${SECRET_BYTES} bytes`);
  return createSecretKey(bytes);
}

/** What a token says that is signed by us and holds at `now` (seconds since epoch). */
function claimsIn(token: string, key: KeyObject, now: number): Claims {
  const { kind, sub, sid, exp } = verified(token, key, now);
  if (
    typeof sub !== 'string' ||
    typeof sid !== 'string' ||
    typeof exp !== 'number' ||
    (kind !== 'person' && kind !== 'staff')
  )
    throw new AppError('auth.invalid-token');
  return { kind, id: sub, sid, expiresAt: exp * 1_000 };
}

function verified(token: string, key: KeyObject, now: number): Record<string, unknown> {
  try {
    const payload = jwt.verify(token, key, { algorithms: [ALGORITHM], clockTimestamp: now });
    return typeof payload === 'string' ? {} : payload;
  } catch {
    throw new AppError('auth.invalid-token');
  }
}

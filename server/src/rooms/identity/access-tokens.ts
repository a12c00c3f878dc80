import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../platform/errors';

export interface Claims {
  kind: 'person' | 'staff';
  /** Who signed in; a person may have been merged into another since. */
  id: string;
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

const LIFE_S = 600;

/** JSON Web Tokens (RFC 7519) signed by HMAC-SHA-256. The secret is asked for once, when it is first needed. */
export function createAccessTokens(deps: { now(): Date; secret(): Promise<string> }): AccessTokens {
  const seen = new LRUCache<string, Claims>({ max: 20_000 });
  let key: Promise<Uint8Array> | undefined;
  const keyOnce = () => {
    key ??= deps.secret().then((secret) => new TextEncoder().encode(secret));
    key.catch(() => {
      key = undefined;
    });
    return key;
  };

  async function verify(token: string): Promise<Claims> {
    const secret = await keyOnce();
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: deps.now(),
    }).catch(() => {
      throw new AppError('auth.invalid-token');
    });
    const kind = payload['kind'];
    if (kind !== 'person' && kind !== 'staff') throw new AppError('auth.invalid-token');
    return { kind, id: payload.sub!, expiresAt: payload.exp! * 1_000 };
  }

  return {
    async sign({ kind, id }, sid) {
      const issued = Math.floor(deps.now().getTime() / 1_000);
      const token = await new SignJWT({ kind, sid })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(id)
        .setIssuedAt(issued)
        .setExpirationTime(issued + LIFE_S)
        .sign(await keyOnce());
      return { token, expiresAt: new Date((issued + LIFE_S) * 1_000) };
    },
    async read(token) {
      const known = seen.get(token);
      if (known) {
        if (known.expiresAt > deps.now().getTime()) return known;
        seen.delete(token);
        throw new AppError('auth.invalid-token');
      }
      const claims = await verify(token);
      seen.set(token, claims);
      return claims;
    },
  };
}

import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 15, r: 8, p: 1 };
const BYTES = 32;

const derive = (password: string, salt: Buffer, { N, r, p }: typeof COST): Promise<Buffer> => {
  // scrypt needs 128 * N * r bytes; Node refuses more than maxmem.
  const options: ScryptOptions = { N, r, p, maxmem: 128 * N * r * 2 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
};

/** `scrypt$N$r$p$salt$key` (RFC 7914), salt and key as base64url: the parameters stay with the hash, so they may rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether this is the password. Without a hash it costs the same time and says no. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const parts = hash === null ? null : /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash);
  if (!parts) {
    await derive(password, Buffer.alloc(16), COST);
    return false;
  }
  const [, N, r, p, salt, key] = parts;
  const wanted = Buffer.from(key!, 'base64url');
  const got = await derive(password, Buffer.from(salt!, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return got.length === wanted.length && timingSafeEqual(got, wanted);
}

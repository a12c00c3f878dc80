import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { SecondFactor } from '../models/staff.model';

/**
 * A second factor for staff: time-based one-time passwords (TOTP, RFC 6238) of six digits every 30 s by HMAC-SHA-1, which
 * is what authenticators on phones read, and recovery codes for the day the phone is lost.
 */
const PERIOD_S = 30;
const DIGITS = 6;
/** Clocks of phones go a little wrong: the codes before and after are taken, too (RFC 6238, 5.2). */
const WINDOW = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 8;
/** Without letters and digits that look alike; ten of them are 49 random bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const totpOf = (secret: string, label?: string) =>
  new TOTP({
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_S,
    ...(label && { issuer: 'Wanglai', label }),
  });

const hashOf = (code: string) => createHash('sha256').update(code).digest('base64url');

/** A second factor that nobody has confirmed, and its recovery codes, of which only hashes are kept. */
export function newFactor(): { factor: SecondFactor; recoveryCodes: string[] } {
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => `${letters(5)}-${letters(5)}`);
  return {
    recoveryCodes,
    factor: {
      secret: new Secret({ size: SECRET_BYTES }).base32,
      confirmedAt: null,
      lastStep: 0,
      recovery: recoveryCodes.map(hashOf),
    },
  };
}

/** What an authenticator reads from a picture. */
export const uriOf = (factor: SecondFactor, username: string): string =>
  totpOf(factor.secret, username).toString();

/**
 * What is left of a second factor after a code of it was shown; null when it is none, or was taken before. It must be stored
 * on the condition that the factor is still as it was, so that of two who show the same code one is refused.
 */
export function afterCode(factor: SecondFactor, code: string, now: Date): SecondFactor | null {
  const plain = code.trim().toLowerCase();
  const hash = hashOf(plain);
  if (factor.recovery.includes(hash))
    return { ...factor, recovery: factor.recovery.filter((one) => one !== hash) };
  const delta = totpOf(factor.secret).validate({ token: plain, timestamp: now.getTime(), window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1_000 / PERIOD_S) + delta;
  return step > factor.lastStep ? { ...factor, lastStep: step } : null;
}

const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');

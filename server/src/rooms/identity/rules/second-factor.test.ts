import { HOTP, Secret } from 'otpauth';
import { afterCode, newFactor, uriOf } from './second-factor';

/** RFC 6238, appendix B: secret of SHA-1 and its codes, of which authenticators show the last six digits. */
const RFC_SECRET = Secret.fromLatin1('12345678901234567890').base32;
const rfc = { secret: RFC_SECRET, confirmedAt: null, lastStep: 0, recovery: [] };
const at = (seconds: number) => new Date(seconds * 1_000);

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %d s the code of RFC 6238 is %s', (seconds, code) => {
  expect(afterCode(rfc, code, at(seconds))).toMatchObject({ lastStep: Math.floor(seconds / 30) });
});

test('a code of the step before or after is taken, one of two steps away is not', () => {
  expect(afterCode(rfc, '287082', at(89))).not.toBeNull();
  expect(afterCode(rfc, '287082', at(29))).not.toBeNull();
  expect(afterCode(rfc, '287082', at(120))).toBeNull();
});

test('no code counts twice, nor one from before it', () => {
  const after = afterCode(rfc, '287082', at(59))!;
  expect(afterCode(after, '287082', at(59))).toBeNull();
  const earlier = HOTP.generate({ secret: Secret.fromBase32(RFC_SECRET), counter: 0 });
  expect(afterCode(after, earlier, at(59))).toBeNull();
});

test('a recovery code counts once, however it is written', () => {
  const { factor, recoveryCodes } = newFactor();
  const after = afterCode(factor, ` ${recoveryCodes[3]!.toUpperCase()} `, at(0))!;
  expect(after.recovery).toHaveLength(recoveryCodes.length - 1);
  expect(afterCode(after, recoveryCodes[3]!, at(0))).toBeNull();
});

test('authenticators read whose it is', () => {
  const { factor } = newFactor();
  expect(uriOf(factor, 'lin.xiao')).toMatch(/^otpauth:\/\/totp\/Wanglai:lin\.xiao\?.*secret=[A-Z2-7]{32}/);
});

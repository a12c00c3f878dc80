import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { createAccessTokens } from './access-tokens';

const SECRET = 'a secret of thirty-two bytes or more';
const KEY = createSecretKey(Buffer.from(SECRET));
const ISSUED = 1_763_750_400;
const PERSON = { kind: 'person', sub: '6740a1f2c3d4e5f60718293a' } as const;
/** As a server of before made it, with another library. */
const OF_BEFORE =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJraW5kIjoicGVyc29uIiwic2lkIjoiMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYiLCJzdWIiOiI2NzQwYTFmMmMzZDRlNWY2MDcxODI5M2EiLCJpYXQiOjE3NjM3NTA0MDAsImV4cCI6MTc2Mzc1MTAwMH0._GwpLnjmgt53gcihDPBsJwwvY4Tj2zenOx4zyDovfU4';

let nowS: number;
let asked: number;
const tokensOf = (secret: string | Error) =>
  createAccessTokens({
    now: () => new Date(nowS * 1_000 + 999),
    async secret() {
      asked++;
      if (secret instanceof Error) throw secret;
      return secret;
    },
  });
beforeEach(() => {
  nowS = ISSUED;
  asked = 0;
});
const refused = { code: 'auth.invalid-token' };

it('holds for ten minutes, also while it is remembered', async () => {
  const tokens = tokensOf(SECRET);
  const { token, expiresAt } = await tokens.sign({ kind: 'staff', id: PERSON.sub }, 'session');
  expect(expiresAt).toEqual(new Date((ISSUED + 600) * 1_000));
  const claims = { kind: 'staff', id: PERSON.sub, sid: 'session', expiresAt: expiresAt.getTime() };
  for (nowS of [ISSUED, ISSUED + 1, ISSUED + 599]) expect(await tokens.read(token)).toEqual(claims);
  nowS = ISSUED + 600;
  await expect(tokens.read(token)).rejects.toMatchObject(refused);
  await expect(tokensOf(SECRET).read(token)).rejects.toMatchObject(refused);
  expect(asked).toBe(2);
});

it('made before goes on, and is made the same today', async () => {
  const tokens = tokensOf(SECRET);
  expect(await tokens.read(OF_BEFORE)).toEqual({
    kind: 'person',
    id: PERSON.sub,
    sid: '0123456789abcdef'.repeat(2),
    expiresAt: (ISSUED + 600) * 1_000,
  });
  const { token } = await tokens.sign({ kind: 'person', id: PERSON.sub }, '0123456789abcdef'.repeat(2));
  expect(token).toBe(OF_BEFORE);
});

describe('is refused', () => {
  const signed = (claims: object, algorithm: jwt.Algorithm = 'HS256', key = KEY) =>
    jwt.sign(claims, key, { algorithm });
  const exp = ISSUED + 600;
  const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${OF_BEFORE.split('.')[1]}.`;
  it.each([
    ['nothing', ''],
    ['what is no token', 'nonsense'],
    ['another secret', signed({ ...PERSON, exp }, 'HS256', createSecretKey(Buffer.from('x'.repeat(32))))],
    ['another algorithm', signed({ ...PERSON, exp }, 'HS512')],
    ['no algorithm', none],
    ['a changed payload', OF_BEFORE.replace('.eyJr', '.eyJs')],
    ['without an end', signed(PERSON)],
    ['without a subject', signed({ kind: 'person', exp })],
    ['without a kind', signed({ sub: PERSON.sub, exp })],
    ['of an unknown kind', signed({ ...PERSON, kind: 'brand', exp })],
    ['that has ended', signed({ ...PERSON, exp: ISSUED })],
  ])('%s', async (_, token) => {
    await expect(tokensOf(SECRET).read(token)).rejects.toMatchObject(refused);
  });
});

it('is not made with a secret that is too short', async () => {
  const sign = tokensOf('x'.repeat(31)).sign({ kind: 'person', id: PERSON.sub }, 'session');
  await expect(sign).rejects.toThrow('32 bytes');
});

it('asks for the secret again when it could not be had', async () => {
  const tokens = tokensOf(new Error('the database is away'));
  for (let time = 1; time <= 2; time++) {
    await expect(tokens.read(OF_BEFORE)).rejects.toThrow('away');
    expect(asked).toBe(time);
  }
});

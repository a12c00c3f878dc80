import type { Session } from '@wanglai/contract';
import { hashPassword, isPassword } from './rules/password';
import { openRooms, type Rooms } from './test/room-under-test';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms({ DEMO: '0', TOKEN_SECRET: 's'.repeat(40), ADMIN_PASSWORD: 'correct horse' });
  await rooms.identity.staff.seed();
  await rooms.identity.staff.seed();
});
afterEach(() => {
  rooms.clock.aheadMs = 0;
});
afterAll(() => rooms.close());

const signIn = (username: string, password: string, from = '192.0.2.1') =>
  rooms.call<Session>('POST /auth/staff', {
    body: { username, password },
    headers: { 'x-forwarded-for': from },
  });
const agent = (username: string) =>
  rooms.identity.staff.create({ username, name: '小何', role: 'agent', password: 'agent password' });

it('the first start makes one admin', async () => {
  const { status, body } = await signIn('Admin', 'correct horse');
  expect(status).toBe(200);
  expect(body.staff).toMatchObject({ name: '管理员', role: 'admin' });
  expect(await rooms.db.collection('identity.staff').countDocuments()).toBe(1);
  const again = await signIn('admin', 'correct horse');
  expect(again.body.staff).toEqual(body.staff);
  expect(again.body.refreshToken).not.toBe(body.refreshToken);
});

it('a taken name keeps its account', async () => {
  expect(await agent('taken')).toMatchObject({ role: 'agent' });
  expect(
    await rooms.identity.staff.create({ username: 'TAKEN', name: 'x', role: 'admin', password: 'y' }),
  ).toBeNull();
  expect((await signIn('taken', 'agent password')).body.staff!.role).toBe('agent');
});

it('wrong names and wrong passwords look the same', async () => {
  await agent('known');
  const [wrong, unknown] = [await signIn('known', 'guess'), await signIn('nobody-here', 'guess')];
  expect([wrong.status, wrong.problem.code]).toEqual([401, 'identity.wrong-credentials']);
  expect([unknown.status, unknown.problem.code]).toEqual([401, 'identity.wrong-credentials']);
  expect(wrong.problem.message).toBe(unknown.problem.message);
  expect((await rooms.call('POST /auth/staff', { body: { username: '' } })).problem.fields).toHaveLength(2);
});

it.each(['slowed-known', 'slowed-unknown'])(
  'after five failures %s waits, twice as long each time',
  async (name) => {
    if (name === 'slowed-known') await agent(name);
    for (let i = 0; i < 5; i++) expect((await signIn(name, 'guess')).status).toBe(401);
    for (const seconds of [30, 60, 120]) {
      const locked = await signIn(name, 'agent password');
      expect([locked.status, locked.problem.code]).toEqual([429, 'identity.locked']);
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(seconds - 5);
      expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(seconds);
      rooms.clock.aheadMs += seconds * 1_000;
      if (seconds < 120) expect((await signIn(name, 'guess')).status).toBe(401);
    }
    expect((await signIn(name, 'agent password')).status).toBe(name === 'slowed-known' ? 200 : 401);
  },
);

it('a stranger’s guesses put off the stranger and not the owner, and are written down', async () => {
  const owner = await agent('owner');
  for (let i = 0; i < 8; i++) await signIn('owner', 'guess', '198.51.100.7');
  expect((await signIn('owner', 'agent password', '198.51.100.7')).status).toBe(429);
  expect((await signIn('owner', 'agent password', '192.0.2.20')).status).toBe(200);
  const audit = await rooms.db
    .collection('identity.audit')
    .find({ staffId: owner!.id })
    .sort({ at: 1 })
    .toArray();
  expect(audit.map(({ action, subjects }) => [action, subjects[0].id])).toEqual([
    ['identity.delay-sign-in', '198.51.100.7'],
    ['identity.sign-in-from-new-address', '192.0.2.20'],
  ]);
});

it('when the whole world guesses, the owner comes in from where they have been before', async () => {
  await agent('besieged');
  expect((await signIn('besieged', 'agent password', '192.0.2.30')).status).toBe(200);
  let refused = 0;
  for (let i = 0; i < 52; i++)
    if ((await signIn('besieged', 'guess', `203.0.113.${i}`)).status === 429) refused++;
  expect(refused).toBeGreaterThan(0);
  const elsewhere = await signIn('besieged', 'agent password', '192.0.2.31');
  expect(elsewhere.status).toBe(429);
  expect(Number(elsewhere.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect((await signIn('besieged', 'agent password', '192.0.2.30')).status).toBe(200);
}, 60_000);

it('one address that tries one password at many names waits, and who works there comes in', async () => {
  await agent('neighbour');
  expect((await signIn('neighbour', 'agent password', '192.0.2.40')).status).toBe(200);
  const statuses = [];
  for (let i = 0; i < 31; i++)
    statuses.push((await signIn(`sprayed-${i}`, 'Spring2026', '192.0.2.40')).status);
  expect([statuses[29], statuses[30]]).toEqual([401, 429]);
  expect((await signIn('neighbour', 'agent password', '192.0.2.40')).status).toBe(200);
}, 60_000);

it('guesses sent all at once are counted one by one', async () => {
  await agent('stormed');
  const all = await Promise.all(Array.from({ length: 12 }, () => signIn('stormed', 'guess')));
  expect(all.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(all.filter(({ status }) => status === 429)).toHaveLength(7);
});

it('success forgets failures', async () => {
  await agent('forgetful');
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 4; i++) await signIn('forgetful', 'guess');
    expect((await signIn('forgetful', 'agent password')).status).toBe(200);
  }
});

it('an account without a password cannot sign in', async () => {
  await rooms.identity.staff.create({ username: 'no-password', name: 'x', role: 'agent', password: null });
  expect((await signIn('no-password', '')).status).toBe(400);
  expect((await signIn('no-password', 'null')).problem.code).toBe('identity.wrong-credentials');
});

it('an account of the demo is not there outside the demo', async () => {
  const { createIdentity } = await import('.');
  const inDemo = createIdentity({ ...rooms.platform, config: { ...rooms.platform.config, demo: true } });
  const made = await inDemo.staff.create({
    username: 'shown',
    name: 'x',
    role: 'admin',
    password: 'well known',
  });
  expect(await inDemo.staff.get(made!.id)).toEqual(made);
  expect(await rooms.identity.staff.get(made!.id)).toBeNull();
  expect((await signIn('shown', 'well known')).problem.code).toBe('identity.wrong-credentials');
});

describe('a password hash', () => {
  it('carries its parameters and another salt each time', async () => {
    const [a, b] = await Promise.all([hashPassword('密码 pass'), hashPassword('密码 pass')]);
    expect(a).toMatch(/^scrypt\$32768\$8\$1\$/);
    expect(a).not.toBe(b);
    expect(await isPassword('密码 pass', a)).toBe(true);
    expect(await isPassword('密码 Pass', a)).toBe(false);
    expect(await isPassword('anything', null)).toBe(false);
    expect(await isPassword('anything', 'not a hash')).toBe(false);
  });
});

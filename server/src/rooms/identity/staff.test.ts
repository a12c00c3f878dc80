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

const signIn = (username: string, password: string) =>
  rooms.call<Session>('POST /auth/staff', { body: { username, password } });
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

it.each(['locked-known', 'locked-unknown'])('five failures lock %s for fifteen minutes', async (name) => {
  if (name === 'locked-known') await agent(name);
  for (let i = 0; i < 5; i++) expect((await signIn(name, 'guess')).status).toBe(401);
  const locked = await signIn(name, 'agent password');
  expect([locked.status, locked.problem.code]).toEqual([429, 'identity.locked']);
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(890);
  rooms.clock.aheadMs = 15 * 60_000 + 1_000;
  expect((await signIn(name, 'agent password')).status).toBe(name === 'locked-known' ? 200 : 401);
});

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

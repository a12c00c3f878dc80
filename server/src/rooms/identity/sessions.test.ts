import { abilitiesOf, type Session } from '@wanglai/contract';
import { may } from '../../platform/abilities';
import { openRooms, type Rooms } from './test/room-under-test';

let rooms: Rooms;
let count = 0;
beforeAll(async () => {
  rooms = await openRooms();
});
afterEach(() => {
  rooms.clock.aheadMs = 0;
});
afterAll(() => rooms.close());

const signIn = async () =>
  (await rooms.call<Session>('POST /auth/visitor', { body: { deviceId: `session-device-${count++}` } })).body;
const refresh = (refreshToken: string) =>
  rooms.call<Session>('POST /auth/refresh', { body: { refreshToken } });
const logout = (refreshToken: string) => rooms.call('POST /auth/logout', { body: { refreshToken } });

describe('POST /auth/refresh', () => {
  it('gives a new session of the same person', async () => {
    const first = await signIn();
    const next = await refresh(first.refreshToken);
    expect(next.status).toBe(200);
    expect(next.body.person).toEqual(first.person);
    expect(next.body.refreshToken).not.toBe(first.refreshToken);
    expect((await rooms.call('GET /me', { token: next.body.accessToken })).status).toBe(200);
    expect((await refresh(next.body.refreshToken)).status).toBe(200);
  });

  it('keeps only hashes', async () => {
    const { refreshToken } = await signIn();
    const kept = JSON.stringify(await rooms.db.collection('identity.sessions').find().toArray());
    expect(kept).not.toContain(refreshToken.split('.')[1]);
  });

  it('refuses what is no token, and tokens of sessions that are not there', async () => {
    expect((await refresh('x'.repeat(40))).problem.code).toBe('auth.invalid-token');
    expect((await refresh(`${'0'.repeat(32)}.${'a'.repeat(43)}`)).problem.code).toBe('auth.invalid-token');
    expect((await refresh('short')).problem.code).toBe('request.invalid');
  });

  it('ends the whole chain when a spent token comes back late', async () => {
    const first = await signIn();
    const second = (await refresh(first.refreshToken)).body;
    rooms.clock.aheadMs = 11_000;
    expect((await refresh(first.refreshToken)).problem.code).toBe('identity.refresh-reused');
    expect((await refresh(second.refreshToken)).problem.code).toBe('auth.invalid-token');
  });

  it('forgives a repeat within ten seconds, and both answers go on working', async () => {
    const first = await signIn();
    const [a, b] = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)]);
    expect([a.status, b.status]).toEqual([200, 200]);
    expect(a.body.refreshToken).not.toBe(b.body.refreshToken);
    expect((await refresh(a.body.refreshToken)).status).toBe(200);
    rooms.clock.aheadMs = 60_000;
    expect((await refresh(b.body.refreshToken)).status).toBe(200);
  });

  it('ends the chain for a very old token too', async () => {
    const first = await signIn();
    let last = first;
    for (let i = 0; i < 12; i++) last = (await refresh(last.refreshToken)).body;
    rooms.clock.aheadMs = 60_000;
    expect((await refresh(first.refreshToken)).problem.code).toBe('identity.refresh-reused');
    expect((await refresh(last.refreshToken)).problem.code).toBe('auth.invalid-token');
  });

  it('does not know a session that stood idle for thirty days', async () => {
    const first = await signIn();
    rooms.clock.aheadMs = 30 * 86_400_000 + 1_000;
    expect((await refresh(first.refreshToken)).problem.code).toBe('auth.invalid-token');
  });

  it('works for staff', async () => {
    const { body } = await rooms.call<Session>('POST /auth/demo', { body: { persona: 'admin' } });
    expect((await refresh(body.refreshToken)).body.staff).toEqual(body.staff);
  });

  it('tells staff what they may do', async () => {
    for (const persona of ['admin', 'agent'] as const) {
      const { body } = await rooms.call<Session>('POST /auth/demo', { body: { persona } });
      expect(body.staff!.abilities).toEqual([...abilitiesOf(persona)]);
      const { actor } = await rooms.identity.authenticate(body.accessToken);
      expect([may(actor, 'identity.split'), may(actor, 'chat.serve')]).toEqual([persona === 'admin', true]);
    }
    const { actor } = await rooms.identity.authenticate((await signIn()).accessToken);
    expect(may(actor, 'chat.serve')).toBe(false);
    expect(may({ kind: 'nobody' }, 'chat.serve')).toBe(false);
  });
});

describe('POST /auth/logout', () => {
  it('ends the session, and again changes nothing', async () => {
    const { refreshToken } = await signIn();
    expect((await logout(refreshToken)).status).toBe(204);
    expect((await refresh(refreshToken)).problem.code).toBe('auth.invalid-token');
    expect((await logout(refreshToken)).status).toBe(204);
  });

  it('does not end a session for somebody who only knows its name', async () => {
    const { refreshToken } = await signIn();
    expect((await logout(`${refreshToken.split('.')[0]}.${'a'.repeat(43)}`)).status).toBe(204);
    expect((await refresh(refreshToken)).status).toBe(200);
    expect((await logout('')).problem.code).toBe('request.invalid');
  });
});

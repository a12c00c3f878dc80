import type { Consent, Session } from '@wanglai/contract';
import type { ConsentChange } from '../../platform/room';
import { openRooms, type Rooms } from '../identity/test/room-under-test';

let rooms: Rooms;
let session: Session;
const heard: ConsentChange[] = [];
beforeAll(async () => {
  rooms = await openRooms(
    {},
    {
      async consentChanged(change) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        heard.push(change);
      },
    },
  );
});
beforeEach(async () => {
  heard.length = 0;
  session = (
    await rooms.call<Session>('POST /auth/visitor', { body: { deviceId: `device-${Math.random()}` } })
  ).body;
});
afterAll(() => rooms.close());

const put = (purpose: string, body: unknown, token: string | undefined = session.accessToken) =>
  rooms.call<Consent>(`PUT /me/consents/${purpose}`, { body, token });
const mine = async (): Promise<Consent[]> =>
  (await rooms.call<Consent[]>('GET /me/consents', { token: session.accessToken })).body;

describe('PUT /me/consents/:purpose', () => {
  it('grants and withdraws, with history, and everybody who acts on it knows before the answer', async () => {
    const granted = await put('service', { granted: true });
    const change = { personId: session.person!.id, purpose: 'service' };
    expect(heard).toEqual([{ ...change, granted: true }]);
    expect(granted).toMatchObject({ status: 200, body: { purpose: 'service', granted: true } });
    expect(granted.body.history).toEqual([{ granted: true, at: granted.body.at, via: 'app' }]);
    const withdrawn = await put('service', { granted: false });
    expect(heard.at(-1)).toEqual({ ...change, granted: false });
    expect(withdrawn.body.history.map((change) => change.granted)).toEqual([true, false]);
    expect(withdrawn.body.at).toBe(withdrawn.body.history[1]!.at);
    expect((await mine()).find(({ purpose }) => purpose === 'service')).toEqual(withdrawn.body);
  });

  it('sent twice, or many times at once, writes one line of history', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => put('marketing', { granted: true })));
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body.history).toHaveLength(1);
    }
    expect((await put('marketing', { granted: true })).body).toEqual(answers[0]!.body);
    // Told each time: the telling before may have been cut short.
    expect(heard).toHaveLength(9);
  });

  it('refuses bad input', async () => {
    expect((await put('everything', { granted: true })).problem.code).toBe('request.invalid');
    expect((await put('service', { granted: 'yes' })).problem.fields).toMatchObject([{ path: 'granted' }]);
    expect((await put('service', {})).status).toBe(400);
    expect(heard).toEqual([]);
  });

  it('needs a login of a consumer', async () => {
    const body = { granted: true };
    expect((await rooms.call('PUT /me/consents/service', { body })).problem.code).toBe('auth.required');
    const staff = await rooms.call<Session>('POST /auth/demo', { body: { persona: 'admin' } });
    expect((await put('service', body, staff.body.accessToken)).problem.code).toBe('auth.forbidden');
  });

  it('writes down a first answer also when it is a no, once', async () => {
    const refused = await put('personalisation', { granted: false });
    expect(refused.body).toMatchObject({ granted: false, history: [{ granted: false, via: 'app' }] });
    expect((await put('personalisation', { granted: false })).body).toEqual(refused.body);
  });

  it('keeps at most 200 changes, and of whatever purpose the last', async () => {
    const id = session.person!.id;
    const granted = (await put('service', { granted: true })).body;
    for (let i = 0; i < 220; i++)
      await rooms.identity.people.setGrant(id, 'sharing', {
        granted: i % 2 === 0,
        at: new Date(i),
        via: 'app',
      });
    const [person] = await rooms.identity.people.find([id]);
    expect(person!.grantHistory).toHaveLength(200);
    expect(person!.grantHistory.at(-1)!.at).toEqual(new Date(219));
    expect((await mine()).find(({ purpose }) => purpose === 'service')).toEqual(granted);
  });
});

describe('GET /people/:id/consents', () => {
  it('shows staff the grants of somebody else, and nobody else', async () => {
    await put('service', { granted: true });
    const staff = await rooms.call<Session>('POST /auth/demo', { body: { persona: 'agent' } });
    const token = staff.body.accessToken;
    const route = `GET /people/${session.person!.id}/consents`;
    expect((await rooms.call<Consent[]>(route, { token })).body).toEqual(await mine());
    expect((await rooms.call(route, { token: session.accessToken })).problem.code).toBe('auth.forbidden');
    expect((await rooms.call(`GET /people/${'1'.repeat(24)}/consents`, { token })).problem.code).toBe(
      'person.not-found',
    );
  });
});

import type { Consent, Me, Session, StaffSummary } from '@wanglai/contract';
import { openRooms, type Rooms } from './test/room-under-test';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms.close());

const visitor = async (deviceId: string, more: object = {}) =>
  rooms.call<Session>('POST /auth/visitor', { body: { deviceId, ...more } });
const me = (token: string) => rooms.call<Me>('GET /me', { token });

describe('a visitor', () => {
  it('is the same person each time the device comes', async () => {
    const first = await visitor('device-0001');
    const second = await visitor('device-0001');
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.person).toEqual(first.body.person);
    expect(second.body.refreshToken).not.toBe(first.body.refreshToken);
    const mine = await me(first.body.accessToken);
    expect(mine.body).toMatchObject({
      name: expect.stringMatching(/^访客 [0-9a-f]{4}$/),
      zone: 'Asia/Shanghai',
      locale: 'zh-CN',
      channels: ['visitor'],
      mergedFrom: [],
      quietHours: null,
    });
  });

  it('is one person when the device comes first many times at once', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => visitor('device-at-once')));
    expect(new Set(all.map(({ body }) => body.person!.id)).size).toBe(1);
  });

  it('has granted nothing', async () => {
    const { body } = await visitor('device-0002');
    const consents = await rooms.call<Consent[]>('GET /me/consents', { token: body.accessToken });
    expect(consents.body).toHaveLength(5);
    for (const consent of consents.body)
      expect(consent).toMatchObject({ granted: false, at: null, history: [] });
  });

  it('takes the zone that the device tells', async () => {
    const first = await visitor('device-0003', { zone: 'Europe/Berlin' });
    expect((await me(first.body.accessToken)).body.zone).toBe('Europe/Berlin');
    await visitor('device-0003', { zone: 'America/New_York' });
    expect((await me(first.body.accessToken)).body.zone).toBe('America/New_York');
    await visitor('device-0003');
    expect((await me(first.body.accessToken)).body.zone).toBe('America/New_York');
  });

  it('is refused with every bad field named', async () => {
    const { status, problem } = await visitor('short', { zone: 'Mars/Olympus', extra: 1 });
    expect([status, problem.code]).toEqual([400, 'request.invalid']);
    expect(problem.fields!.map(({ path }) => path).sort()).toEqual(['deviceId', 'extra', 'zone']);
  });

  it('leaves no trace of the device id but a hash', async () => {
    await visitor('device-secret-0004');
    const all = JSON.stringify(await rooms.db.collection('identity.people').find().toArray());
    expect(all).not.toContain('device-secret-0004');
  });
});

describe('a demo persona', () => {
  const demo = (body: object) => rooms.call<Session>('POST /auth/demo', { body });

  it('with a name is the same person again; without one, a new one', async () => {
    const [a, b] = [
      await demo({ persona: 'consumer', name: '小满' }),
      await demo({ persona: 'consumer', name: '小满' }),
    ];
    expect(a.body.person).toEqual({ id: b.body.person!.id, name: '小满' });
    const [c, d] = [await demo({ persona: 'consumer' }), await demo({ persona: 'consumer' })];
    expect(c.body.person!.id).not.toBe(d.body.person!.id);
  });

  it('has granted all but sensitive', async () => {
    const { body } = await demo({ persona: 'consumer' });
    const consents = await rooms.call<Consent[]>('GET /me/consents', { token: body.accessToken });
    const granted = consents.body.filter((one) => one.granted);
    expect(granted.map(({ purpose }) => purpose)).toEqual([
      'service',
      'personalisation',
      'marketing',
      'sharing',
    ]);
    expect(granted[0]!.history).toEqual([{ granted: true, at: granted[0]!.at, via: 'demo' }]);
  });

  it('of staff is one account per role, also when many come at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => demo({ persona: 'operator' })));
    expect(new Set(all.map(({ body }) => body.staff!.id)).size).toBe(1);
    const { body } = await rooms.call<{ items: StaffSummary[] }>('GET /staff', {
      token: all[0]!.body.accessToken,
    });
    expect(body.items).toContainEqual(all[0]!.body.staff);
  });

  it('of staff with a name is somebody of their own', async () => {
    const [one, same, other, usual] = [
      await demo({ persona: 'agent', name: '阿满' }),
      await demo({ persona: 'agent', name: '阿满' }),
      await demo({ persona: 'agent', name: '阿澄' }),
      await demo({ persona: 'agent' }),
    ].map(({ body }) => body.staff!);
    expect(one).toEqual(same);
    expect([one!.name, other!.name]).toEqual(['阿满', '阿澄']);
    expect(new Set([one!.id, other!.id, usual!.id]).size).toBe(3);
  });

  it('is not served outside the demo', async () => {
    const closed = await openRooms({ DEMO: '0', TOKEN_SECRET: 'x'.repeat(32) });
    const { status } = await closed.call('POST /auth/demo', { body: { persona: 'admin' } });
    await closed.close();
    expect(status).toBe(404);
  });
});

describe('doors', () => {
  it('tell who is missing, wrong or at the wrong door', async () => {
    const { body } = await visitor('device-0005');
    expect((await rooms.call('GET /me')).problem.code).toBe('auth.required');
    expect((await me('nonsense')).problem.code).toBe('auth.invalid-token');
    expect((await me(`${body.accessToken.slice(0, -2)}aa`)).problem.code).toBe('auth.invalid-token');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body.accessToken.split('.')[1]}.`;
    expect((await me(unsigned)).problem.code).toBe('auth.invalid-token');
    const staff = await rooms.call<Session>('POST /auth/demo', { body: { persona: 'agent' } });
    expect((await me(staff.body.accessToken)).problem.code).toBe('auth.forbidden');
    expect((await rooms.call('GET /staff', { token: body.accessToken })).problem.code).toBe('auth.forbidden');
  });

  it('close when the access token is ten minutes old, also for tokens known by heart', async () => {
    const { body } = await visitor('device-0006');
    expect((await me(body.accessToken)).status).toBe(200);
    rooms.clock.aheadMs = 601_000;
    try {
      expect((await me(body.accessToken)).problem.code).toBe('auth.invalid-token');
    } finally {
      rooms.clock.aheadMs = 0;
    }
  });

  it('know tokens of other processes of the same demo', async () => {
    const { body } = await visitor('device-0007');
    const { createIdentity } = await import('.');
    const other = createIdentity(rooms.platform);
    expect((await other.claims(body.accessToken)).id).toBe(body.person!.id);
  });
});

describe('GET /people/:id', () => {
  it('is for staff, and says when there is nobody', async () => {
    const { body } = await visitor('device-0008');
    const staff = await rooms.call<Session>('POST /auth/demo', { body: { persona: 'sales' } });
    const token = staff.body.accessToken;
    expect((await rooms.call<Me>(`GET /people/${body.person!.id}`, { token })).body.id).toBe(body.person!.id);
    expect((await rooms.call(`GET /people/${'0'.repeat(24)}`, { token })).problem.code).toBe(
      'person.not-found',
    );
    expect((await rooms.call('GET /people/nobody', { token })).problem.code).toBe('request.invalid');
    expect((await rooms.call(`GET /people/${body.person!.id}`, { token: body.accessToken })).status).toBe(
      403,
    );
  });
});

describe('GET /about', () => {
  it('names the product until a brand is written, then the brand in the caller’s language', async () => {
    type About = { brand: { name: string; logo: string | null }; demo: boolean; personas: object[] };
    expect((await rooms.call<About>('GET /about')).body).toMatchObject({
      brand: { name: '往来', logo: null },
      demo: true,
    });
    const { brand } = rooms.identity;
    expect(await brand.get()).toBeNull();
    const told = {
      name: { zh: '山行', en: 'Shanxing' },
      slogan: { zh: '慢', en: 'Slow' },
      about: { zh: '咖啡', en: 'Coffee' },
      personas: [{ name: '小满', zone: 'Asia/Shanghai', habit: { zh: '夜里读', en: 'Reads at night' } }],
    };
    await Promise.all([brand.set(told), brand.set(told)]);
    await brand.set({ ...told, name: { zh: '别家', en: 'Another' } });
    expect(await brand.get()).toMatchObject(told);
    const english = await rooms.call<About>('GET /about', { headers: { 'accept-language': 'en-GB' } });
    expect(english.body).toMatchObject({
      brand: { name: 'Shanxing', logo: null },
      personas: [{ name: '小满', habit: 'Reads at night' }],
    });
  });
});

import type { Me, Session } from '@wanglai/contract';
import { gramsToFind } from '../../platform/search-words';
import { peopleOf } from './models/person.model';
import { openRooms, type Rooms } from './test/room-under-test';

let rooms: Rooms;
let session: Session;
beforeAll(async () => {
  rooms = await openRooms();
  session = (await rooms.call<Session>('POST /auth/visitor', { body: { deviceId: 'me-device' } })).body;
});
afterAll(() => rooms.close());

const patch = (body: object, token: string | undefined = session.accessToken) =>
  rooms.call<Me>('PATCH /me', { body, ...(token && { token }) });

describe('PATCH /me', () => {
  it('changes what is said and nothing else, and twice is as good as once', async () => {
    const before = (await rooms.call<Me>('GET /me', { token: session.accessToken })).body;
    const change = { name: ' 林 小满 ', locale: 'en', quietHours: { from: 22, to: 8 } };
    const first = await patch(change);
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      ...before,
      name: '林 小满',
      locale: 'en',
      quietHours: { from: 22, to: 8 },
    });
    expect((await patch(change)).body).toEqual(first.body);
    expect((await patch({ quietHours: null })).body.quietHours).toBeNull();
  });

  it('names every bad field', async () => {
    const { status, problem } = await patch({
      name: '',
      zone: 'Nowhere/At-all',
      quietHours: { from: 25, to: 1 },
      x: 1,
    });
    expect([status, problem.code]).toEqual([400, 'request.invalid']);
    expect(problem.fields!.map(({ path }) => path).sort()).toEqual(['name', 'quietHours.from', 'x', 'zone']);
    expect((await patch({})).status).toBe(400);
  });

  it('needs a login, of a consumer', async () => {
    expect((await rooms.call('PATCH /me', { body: { name: 'x' } })).problem.code).toBe('auth.required');
    const staff = await rooms.call<Session>('POST /auth/demo', { body: { persona: 'admin' } });
    expect((await patch({ name: 'x' }, staff.body.accessToken)).problem.code).toBe('auth.forbidden');
  });

  it('touches nobody else', async () => {
    const other = (await rooms.call<Session>('POST /auth/visitor', { body: { deviceId: 'other-device' } }))
      .body;
    await patch({ name: '只有我' });
    const theirs = await rooms.call<Me>('GET /me', { token: other.accessToken });
    expect(theirs.body.name).toMatch(/^访客/);
  });
});

describe('people', () => {
  it('are found by any part of their name, last seen first, page by page', async () => {
    const { people } = rooms.identity;
    for (const name of ['寻找甲', '寻找乙', '寻找丙'])
      await rooms.call('POST /auth/demo', { body: { persona: 'consumer', name } });
    const grams = gramsToFind('寻找');
    const all = await people.page({ grams, limit: 10 });
    expect(all.map(({ name }) => name)).toEqual(['寻找丙', '寻找乙', '寻找甲']);
    const [first] = await people.page({ grams, limit: 1 });
    const rest = await people.page({ grams, before: { at: first!.lastSeenAt!, id: first!._id }, limit: 10 });
    expect(rest.map(({ name }) => name)).toEqual(['寻找乙', '寻找甲']);
    await peopleOf(rooms.platform).touch([all[2]!._id], new Date(Date.now() + 1_000));
    await peopleOf(rooms.platform).touch([all[2]!._id], new Date(0));
    expect((await people.page({ grams, limit: 1 }))[0]!.name).toBe('寻找甲');
    expect(all[0]).not.toHaveProperty('nameGrams');
  });

  it('are found under a new name once they change it', async () => {
    await patch({ name: '改名之后' });
    const found = await rooms.identity.people.page({ grams: gramsToFind('改名'), limit: 5 });
    expect(found.map(({ _id }) => _id)).toEqual([session.person!.id]);
  });
});

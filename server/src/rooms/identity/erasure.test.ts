import type { Session } from '@wanglai/contract';
import type { PersonalRecords } from '../../platform/room';
import { startStandIn } from './test/platform-stand-in';
import { openRooms, type Rooms } from './test/room-under-test';

interface Note {
  _id: string;
  of: string;
}

let rooms: Rooms;
let wechat: Awaited<ReturnType<typeof startStandIn>>;
let count = 0;
let settled = 0;
let late: Note | undefined;
let failErasing = false;

beforeAll(async () => {
  wechat = await startStandIn(({ url }) => JSON.stringify({ openid: url.searchParams.get('js_code') }));
  const settings = { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's', WECHAT_API_ORIGIN: wechat.origin };
  const notes = () => rooms.db.collection<Note>('notes');
  const records: PersonalRecords = {
    name: 'notes',
    export: (ids) => notes().find({ of: { $in: [...ids] } }),
    async erase(ids) {
      if (failErasing) throw new Error('the process dies here');
      await notes().deleteMany({ of: { $in: [...ids] } });
      // Something that was on its way while the erasure ran.
      if (late) await notes().insertOne(late);
      late = undefined;
    },
  };
  rooms = await openRooms(settings, { records, settle: async () => void settled++ });
});
beforeEach(() => {
  failErasing = false;
  rooms.clock.aheadMs = 0;
});
afterAll(async () => {
  wechat.close();
  await rooms.close();
});

const visitor = async () =>
  (await rooms.call<Session>('POST /auth/visitor', { body: { deviceId: `erasure-device-${count++}` } })).body;
const erase = (token?: string) => rooms.call('DELETE /me', token === undefined ? {} : { token });
const note = (of: string) =>
  rooms.db.collection<Note>('notes').insertOne({ _id: rooms.platform.newId(), of });

/** Every document of the database that holds a text anywhere. */
async function holders(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await rooms.db.listCollections().toArray())
    for await (const document of rooms.db.collection(name).find())
      if (JSON.stringify(document).includes(text)) found.push(name);
  return found;
}

/** A person who was merged, split and merged again, with notes under both ids. */
async function livedPerson() {
  const code = `account-${count++}`;
  const known = (await rooms.call<Session>('POST /auth/wechat', { body: { code } })).body;
  const guest = await visitor();
  const join = () => rooms.call<Session>('POST /auth/wechat', { body: { code }, token: guest.accessToken });
  await join();
  const admin = (await rooms.call<Session>('POST /auth/demo', { body: { persona: 'admin' } })).body;
  const [id, sourceId] = [known.person!.id, guest.person!.id];
  await rooms.call(`POST /people/${id}/split`, { body: { sourceId }, token: admin.accessToken });
  await join();
  await note(id);
  await note(sourceId);
  return { known, guest, ids: [id, sourceId] };
}

describe('DELETE /me', () => {
  it('leaves nothing that holds an id of the person, not even what was on its way', async () => {
    const { known, guest, ids } = await livedPerson();
    for (const id of ids) expect((await holders(id)).length).toBeGreaterThan(1);
    late = { _id: rooms.platform.newId(), of: ids[1]! };
    settled = 0;
    expect((await erase(guest.accessToken)).status).toBe(204);
    expect(settled).toBe(2);
    for (const id of ids) expect(await holders(id)).toEqual([]);
    for (const { accessToken, refreshToken } of [known, guest]) {
      expect((await rooms.call('GET /me', { token: accessToken })).problem.code).toBe('auth.invalid-token');
      const renewed = await rooms.call('POST /auth/refresh', { body: { refreshToken } });
      expect(renewed.problem.code).toBe('auth.invalid-token');
      expect(await rooms.identity.people.get(ids[0]!)).toBeNull();
    }
    expect(rooms.told).toContainEqual({ room: `person:${ids[0]}`, event: 'disconnect' });
    expect(await rooms.db.collection('identity.erasures').countDocuments()).toBe(0);
  });

  it('sent twice finds nobody the second time; sent at once both times, both are right', async () => {
    const { accessToken } = await visitor();
    expect((await erase(accessToken)).status).toBe(204);
    expect((await erase(accessToken)).problem.code).toBe('auth.invalid-token');
    const other = await visitor();
    const both = await Promise.all([erase(other.accessToken), erase(other.accessToken)]);
    for (const { status } of both) expect([204, 401]).toContain(status);
    expect(await holders(other.person!.id)).toEqual([]);
  });

  it('touches nobody else', async () => {
    const [one, other] = [await visitor(), await visitor()];
    await note(other.person!.id);
    await erase(one.accessToken);
    expect((await rooms.call('GET /me', { token: other.accessToken })).status).toBe(200);
    expect(await holders(other.person!.id)).toContain('notes');
  });

  it('needs a login of a consumer', async () => {
    expect((await erase()).problem.code).toBe('auth.required');
    expect((await erase('nonsense')).problem.code).toBe('auth.invalid-token');
    const admin = (await rooms.call<Session>('POST /auth/demo', { body: { persona: 'admin' } })).body;
    expect((await erase(admin.accessToken)).problem.code).toBe('auth.forbidden');
  });

  it('forgets the device: who comes again is somebody new', async () => {
    const body = { deviceId: 'a-device-that-forgets' };
    const before = (await rooms.call<Session>('POST /auth/visitor', { body })).body;
    await erase(before.accessToken);
    const after = (await rooms.call<Session>('POST /auth/visitor', { body })).body;
    expect(after.person!.id).not.toBe(before.person!.id);
  });

  it('cut short admits nothing any more, and is finished by the repair job', async () => {
    const { guest, ids } = await livedPerson();
    failErasing = true;
    expect((await erase(guest.accessToken)).status).toBe(500);
    expect((await rooms.call('GET /me', { token: guest.accessToken })).problem.code).toBe(
      'auth.invalid-token',
    );
    failErasing = false;
    rooms.clock.aheadMs = 60_000;
    await rooms.repair();
    for (const id of ids) expect(await holders(id)).toEqual([]);
  });

  it('ends a merge into the person that had only begun', async () => {
    const [one, other] = [await visitor(), await visitor()];
    await rooms.db
      .collection<{ _id: string }>('identity.people')
      .updateOne(
        { _id: other.person!.id },
        { $set: { pending: { kind: 'merge', into: one.person!.id, since: new Date() } } },
      );
    await erase(one.accessToken);
    expect(await holders(one.person!.id)).toEqual([]);
    expect((await rooms.call('GET /me', { token: other.accessToken })).status).toBe(200);
  });
});

describe('GET /me/export', () => {
  it('holds everything that is kept, under every id the person had', async () => {
    const { guest, ids } = await livedPerson();
    interface Export {
      person: { id: string };
      consents: object[];
      records: Record<string, { of?: string; _id?: string }[]>;
    }
    const { status, body } = await rooms.call<Export>('GET /me/export', { token: guest.accessToken });
    expect(status).toBe(200);
    expect(body.person.id).toBe(ids[0]);
    expect(body.consents).toHaveLength(5);
    expect(body.records['notes']!.map(({ of }) => of).sort()).toEqual([...ids].sort());
    expect(body.records['profiles']!.map(({ _id }) => _id).sort()).toEqual([...ids].sort());
    expect(body.records['sessions']!.length).toBeGreaterThanOrEqual(2);
    expect(body.records['staff-actions']).toMatchObject([{ action: 'identity.split-person' }]);
    expect(JSON.stringify(body)).not.toContain('staffId');
    expect((await rooms.call('GET /me/export')).problem.code).toBe('auth.required');
  });
});

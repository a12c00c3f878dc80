import { setTimeout as sleep } from 'node:timers/promises';
import { type Me, PURPOSES, type Purpose, type Session } from '@wanglai/contract';
import { createIdentity, type People, type PersonAdmission, PURPOSES_OF_FACTS } from '.';
import { startStandIn } from './test/platform-stand-in';
import { openRooms, type Rooms } from './test/room-under-test';

let rooms: Rooms;
let wechat: Awaited<ReturnType<typeof startStandIn>>;
let count = 0;
/** What another process over the same database knows of people. It is asked all the time, so that it answers from memory. */
let elsewhere: People;
const watched = new Set<string>();
let stopped = false;
let asking: Promise<void>;

beforeAll(async () => {
  wechat = await startStandIn(({ url }) => JSON.stringify({ openid: url.searchParams.get('js_code') }));
  rooms = await openRooms({ WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's', WECHAT_API_ORIGIN: wechat.origin });
  elsewhere = createIdentity(rooms.platform).people;
  asking = (async () => {
    for (; !stopped; await sleep(2)) await elsewhere.admissions([...watched], new Date());
  })();
});
afterAll(async () => {
  stopped = true;
  await asking;
  wechat.close();
  await rooms.close();
});

const admission = async (id: string): Promise<PersonAdmission | undefined> =>
  (await elsewhere.admissions([id], new Date()))[0];
const stored = () =>
  rooms.db.collection<{ _id: string; zone: string; lastSeenAt: Date; grants: { service: boolean } }>(
    'identity.people',
  );
const grant = (token: string, granted: boolean, purpose: Purpose = 'service') =>
  rooms.call(`PUT /me/consents/${purpose}`, { token, body: { granted } });

/** Changes something behind everybody's back, to see whether it is looked at. */
const isRemembered = async (id: string) => {
  const zone = `Nowhere/${count++}`;
  await stored().updateOne({ _id: id }, { $set: { zone } });
  return (await admission(id))!.zone !== zone;
};

/** Somebody whom the other process knows by heart. */
async function known(): Promise<{ id: string; token: string; deviceId: string }> {
  const deviceId = `admission-device-${count++}`;
  const session = (await rooms.call<Session>('POST /auth/visitor', { body: { deviceId } })).body;
  const { accessToken: token } = session;
  const id = session.person!.id;
  await grant(token, true);
  await byHeart(id);
  return { id, token, deviceId };
}

async function byHeart(id: string): Promise<void> {
  watched.add(id);
  while (!(await isRemembered(id))) await sleep(1);
}

describe('what a busy process knows by heart of people', () => {
  it('is no older than a withdrawal that was answered elsewhere', async () => {
    const { id, token } = await known();
    for (let round = 0; round < 10; round++) {
      await grant(token, false);
      expect((await admission(id))!.grants.service).toBe(false);
      // Nobody waits to be let in: a refusal is not remembered.
      await grant(token, true);
      expect((await admission(id))!.grants.service).toBe(true);
      await byHeart(id);
    }
  });

  it.each([...PURPOSES_OF_FACTS])('is no older than what they answered about %s', async (purpose) => {
    const { id, token } = await known();
    for (const granted of [true, false, true]) {
      await grant(token, granted, purpose);
      expect((await admission(id))!.grants[purpose]).toBe(granted);
      if (granted) await byHeart(id);
    }
  });

  it('has all their grants', async () => {
    const { id, token } = await known();
    await grant(token, true, 'sharing');
    watched.delete(id);
    const { grants } = (await createIdentity(rooms.platform).people.admissions([id], new Date()))[0]!;
    expect(PURPOSES.filter((purpose) => grants[purpose])).toEqual(['service', 'sharing']);
  });

  it('ends with their erasure', async () => {
    const { id, token } = await known();
    await rooms.call('DELETE /me', { token });
    expect(await admission(id)).toBeUndefined();
  });

  it('follows them to another zone', async () => {
    const { id, token, deviceId } = await known();
    await rooms.call('PATCH /me', { token, body: { zone: 'Europe/Moscow' } });
    expect((await admission(id))!.zone).toBe('Europe/Moscow');
    await byHeart(id);
    await rooms.call('POST /auth/visitor', { body: { deviceId, zone: 'Asia/Tokyo' } });
    expect((await admission(id))!.zone).toBe('Asia/Tokyo');
  });

  it('knows at once who became whom, by the stricter consent, and who is two again', async () => {
    const guest = await known();
    const account = `account-${count++}`;
    const member = (await rooms.call<Session>('POST /auth/wechat', { body: { code: account } })).body;
    const into = member.person!.id;
    await grant(member.accessToken, true);
    await byHeart(into);
    await rooms.call('POST /auth/wechat', { body: { code: account }, token: guest.token });
    expect((await admission(guest.id))!.mergedInto).toBe(into);
    expect((await admission(into))!.mergedFrom).toMatchObject([{ id: guest.id }]);
    await byHeart(into);
    // Devices go on bearing the id they signed in with: whom it became is known by heart, too.
    await byHeart(guest.id);

    const admin = await rooms.call<Session>('POST /auth/demo', { body: { persona: 'admin' } });
    const { accessToken } = admin.body;
    await rooms.call<Me>(`POST /people/${into}/split`, { token: accessToken, body: { sourceId: guest.id } });
    expect((await admission(guest.id))!.mergedInto).toBeUndefined();
    expect((await admission(into))!.mergedFrom).toEqual([]);
  });

  it('notes that they were seen, every few minutes', async () => {
    const { id } = await known();
    const seenAt = async () => (await stored().findOne({ _id: id }))!.lastSeenAt.getTime();
    const before = await seenAt();
    const later = (minutes: number) => new Date(before + minutes * 60_000);
    await elsewhere.admissions([id], later(4));
    await elsewhere.admissions([id], later(6));
    while ((await seenAt()) === before) await sleep(5);
    expect(await seenAt()).toBe(later(6).getTime());
    expect(await isRemembered(id)).toBe(true);
  });
});

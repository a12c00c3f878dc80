import { setTimeout as sleep } from 'node:timers/promises';
import type { Consent, Me, Purpose, Session } from '@wanglai/contract';
import { peopleOf } from './models/person.model';
import { startStandIn } from './test/platform-stand-in';
import { openRooms, type Rooms } from './test/room-under-test';

let rooms: Rooms;
let wechat: Awaited<ReturnType<typeof startStandIn>>;
let count = 0;
const told: { what: 'merged' | 'split'; from: string; into: string }[] = [];
let failTelling = false;

beforeAll(async () => {
  // The account of a code is its first part: a code works any number of times here.
  wechat = await startStandIn(({ url }) => JSON.stringify({ openid: url.searchParams.get('js_code') }));
  const settings = { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's', WECHAT_API_ORIGIN: wechat.origin };
  const hear = (what: 'merged' | 'split') => async (change: { from: string; into: string }) => {
    // Whoever is told has the time to follow before anybody is answered.
    await sleep(20);
    if (failTelling) throw new Error('the process dies here');
    told.push({ what, ...change });
  };
  rooms = await openRooms(settings, { merged: hear('merged'), split: hear('split') });
});
beforeEach(() => {
  told.length = 0;
  failTelling = false;
  rooms.clock.aheadMs = 0;
});
afterAll(async () => {
  wechat.close();
  await rooms.close();
});

const visitor = async () =>
  (await rooms.call<Session>('POST /auth/visitor', { body: { deviceId: `merge-device-${count++}` } })).body;
const viaWechat = async (code: string, token?: string) =>
  (await rooms.call<Session>('POST /auth/wechat', { body: { code }, ...(token && { token }) })).body;
const me = async (token: string) => (await rooms.call<Me>('GET /me', { token })).body;
const grant = (token: string, purpose: Purpose, granted = true) =>
  rooms.call(`PUT /me/consents/${purpose}`, { token, body: { granted } });
const granted = async (token: string) =>
  (await rooms.call<Consent[]>('GET /me/consents', { token })).body
    .filter((one) => one.granted)
    .map(({ purpose }) => purpose);
const admin = async () =>
  (await rooms.call<Session>('POST /auth/demo', { body: { persona: 'admin' } })).body.accessToken;
const split = (id: string, sourceId: string, token?: string) =>
  rooms.call<Me>(`POST /people/${id}/split`, { body: { sourceId }, ...(token && { token }) });
const stored = async (id: string) =>
  rooms.db
    .collection<{ _id: string; mergedInto?: string; pending?: object }>('identity.people')
    .findOne({ _id: id });

/** Two people, and the sign-in that made them one. */
async function merged(code = `account-${count++}`) {
  const known = await viaWechat(code);
  const guest = await visitor();
  const joined = await viaWechat(code, guest.accessToken);
  return { known, guest, joined, from: guest.person!.id, into: known.person!.id };
}

describe('signing in with a visitor’s token attached', () => {
  it('hangs an unknown account on the visitor', async () => {
    const guest = await visitor();
    const joined = await viaWechat('unknown-account', guest.accessToken);
    expect(joined.person!.id).toBe(guest.person!.id);
    expect((await me(joined.accessToken)).channels).toEqual(['visitor', 'wechat']);
    expect((await viaWechat('unknown-account')).person!.id).toBe(guest.person!.id);
    expect(told).toEqual([]);
  });

  it('makes the visitor the one who is known, and tells the other rooms', async () => {
    const { guest, joined, from, into } = await merged();
    expect(joined.person!.id).toBe(into);
    expect(told).toEqual([{ what: 'merged', from, into }]);
    const mine = await me(joined.accessToken);
    expect(mine).toMatchObject({ id: into, mergedFrom: [from], channels: ['wechat', 'visitor'] });
    // Tokens and refresh tokens of before go on, as who they became.
    expect((await me(guest.accessToken)).id).toBe(into);
    const renewed = await rooms.call<Session>('POST /auth/refresh', {
      body: { refreshToken: guest.refreshToken },
    });
    expect(renewed.body.person!.id).toBe(into);
    expect((await rooms.identity.people.get(from))!._id).toBe(into);
    expect(rooms.told).toContainEqual({ room: `person:${from}`, event: 'session:expired' });
  });

  it('is seen under either id', async () => {
    const { from, into } = await merged();
    const at = new Date(Date.now() + 5_000);
    await peopleOf(rooms.platform).touch([from], at);
    expect((await rooms.identity.people.get(into))!.lastSeenAt).toEqual(at);
    const listed = await rooms.identity.people.page({ limit: 100 });
    expect(listed.filter(({ _id }) => _id === from || _id === into)).toHaveLength(1);
  });

  it('again changes nothing', async () => {
    const code = `account-${count++}`;
    const { guest, into } = await merged(code);
    const before = await rooms.identity.people.get(into);
    told.length = 0;
    expect((await viaWechat(code, guest.accessToken)).person!.id).toBe(into);
    expect(await rooms.identity.people.get(into)).toEqual(before);
    expect(told).toEqual([]);
  });

  it('withdraws what the other refused, and nothing that they were never asked, and says so', async () => {
    const known = await viaWechat('strict');
    for (const purpose of ['service', 'personalisation', 'marketing'] as const)
      await grant(known.accessToken, purpose);
    const guest = await visitor();
    for (const purpose of ['service', 'sharing'] as const) await grant(guest.accessToken, purpose);
    await grant(guest.accessToken, 'marketing', false);
    const joined = await viaWechat('strict', guest.accessToken);
    expect(await granted(joined.accessToken)).toEqual(['service', 'personalisation']);
    const consents = (await rooms.call<Consent[]>('GET /me/consents', { token: joined.accessToken })).body;
    expect(consents.find(({ purpose }) => purpose === 'marketing')!.history.map(({ via }) => via)).toEqual([
      'app',
      'merge',
    ]);
    expect(consents.find(({ purpose }) => purpose === 'sharing')!.history).toEqual([]);
  });

  it('makes many visitors one person, also all at once', async () => {
    const known = await viaWechat('crowd');
    const guests = await Promise.all(Array.from({ length: 6 }, visitor));
    const joined = await Promise.all(guests.map(({ accessToken }) => viaWechat('crowd', accessToken)));
    expect(new Set(joined.map(({ person }) => person!.id))).toEqual(new Set([known.person!.id]));
    const { mergedFrom } = await me(known.accessToken);
    expect([...mergedFrom].sort()).toEqual(guests.map(({ person }) => person!.id).sort());
    expect(told).toHaveLength(6);
  });

  it('does not take two accounts of one platform for one person', async () => {
    const first = await viaWechat('sister');
    const second = await viaWechat('brother', first.accessToken);
    expect(second.person!.id).not.toBe(first.person!.id);
    expect((await viaWechat('sister', second.accessToken)).person!.id).toBe(first.person!.id);
    expect(told).toEqual([]);
  });

  it('never merges staff', async () => {
    const joined = await viaWechat('customer', await admin());
    expect((await me(joined.accessToken)).channels).toEqual(['wechat']);
  });

  it('refuses bad input and an unset platform', async () => {
    expect((await rooms.call('POST /auth/wechat', { body: { code: '' } })).problem.code).toBe(
      'request.invalid',
    );
    const alipay = await rooms.call('POST /auth/alipay', { body: { code: 'x' } });
    expect([alipay.status, alipay.problem.code]).toEqual([503, 'identity.channel-not-configured']);
  });
});

describe('a merge that is cut short', () => {
  it('is finished by the repair job, once', async () => {
    failTelling = true;
    const known = await viaWechat('cut');
    const guest = await visitor();
    await rooms.call('POST /auth/wechat', { body: { code: 'cut' }, token: guest.accessToken });
    expect((await stored(guest.person!.id))!.pending).toBeDefined();
    failTelling = false;
    rooms.clock.aheadMs = 60_000;
    await rooms.repair();
    await rooms.repair();
    expect(told).toEqual([{ what: 'merged', from: guest.person!.id, into: known.person!.id }]);
    expect((await stored(guest.person!.id))!.pending).toBeUndefined();
  });

  it.each(['before the other was told', 'after the other took over'])('%s is healed', async (when) => {
    const known = await viaWechat(`healed ${when}`);
    const guest = await visitor();
    await grant(known.accessToken, 'service');
    const [from, into] = [guest.person!.id, known.person!.id];
    const people = rooms.db.collection<{ _id: string }>('identity.people');
    await people.updateOne({ _id: from }, { $set: { pending: { kind: 'merge', into, since: new Date(0) } } });
    if (when.startsWith('after'))
      await people.updateOne({ _id: into }, { $push: { mergedFrom: { id: from, at: new Date() } } } as never);
    await rooms.repair();
    const mine = await me(guest.accessToken);
    expect(mine).toMatchObject({ id: into, mergedFrom: [from] });
    expect(await granted(guest.accessToken)).toEqual(['service']);
    expect(told).toHaveLength(1);
  });

  it('of two who become each other at once leaves one person', async () => {
    const [a, b] = [await visitor(), await visitor()];
    const people = rooms.db.collection<{ _id: string }>('identity.people');
    const [x, y] = [a.person!.id, b.person!.id];
    await people.updateOne({ _id: x }, { $set: { pending: { kind: 'merge', into: y, since: new Date(0) } } });
    await people.updateOne({ _id: y }, { $set: { pending: { kind: 'merge', into: x, since: new Date(0) } } });
    await rooms.repair();
    await rooms.repair();
    const [one, other] = [await me(a.accessToken), await me(b.accessToken)];
    expect(one.id).toBe(other.id);
    expect(told).toHaveLength(1);
    expect(await people.countDocuments({ _id: { $in: [x, y] }, pending: { $exists: true } } as never)).toBe(
      0,
    );
  });
});

describe('POST /people/:id/split', () => {
  it('makes them two again: sign-ins, grants and devices as before', async () => {
    const known = await viaWechat('split');
    const guest = await visitor();
    await grant(known.accessToken, 'service');
    await grant(guest.accessToken, 'sharing');
    await viaWechat('split', guest.accessToken);
    const [from, into] = [guest.person!.id, known.person!.id];
    told.length = 0;
    const { status, body } = await split(into, from, await admin());
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: into, mergedFrom: [], channels: ['wechat'] });
    expect(told).toEqual([{ what: 'split', from, into }]);
    expect(await me(guest.accessToken)).toMatchObject({ id: from, channels: ['visitor'] });
    expect(await granted(guest.accessToken)).toEqual(['sharing']);
    expect((await viaWechat('split')).person!.id).toBe(into);
  });

  it('sent twice says that they were not merged', async () => {
    const { from, into } = await merged();
    const token = await admin();
    const both = await Promise.all([split(into, from, token), split(into, from, token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await split(into, from, token)).problem.code).toBe('identity.not-merged');
    expect(told.filter(({ what }) => what === 'split')).toHaveLength(1);
  });

  it('is for admins alone', async () => {
    const { from, into, joined } = await merged();
    expect((await split(into, from)).problem.code).toBe('auth.required');
    expect((await split(into, from, joined.accessToken)).problem.code).toBe('auth.forbidden');
    const operator = await rooms.call<Session>('POST /auth/demo', { body: { persona: 'operator' } });
    expect((await split(into, from, operator.body.accessToken)).problem.code).toBe('auth.forbidden');
    expect((await me(joined.accessToken)).mergedFrom).toEqual([from]);
  });

  it('refuses bad input, nobody, and somebody else', async () => {
    const token = await admin();
    const [one, other] = [await merged(), await merged()];
    expect((await split(one.into, 'x', token)).problem.code).toBe('request.invalid');
    expect((await split('0'.repeat(24), one.from, token)).problem.code).toBe('person.not-found');
    expect((await split(one.into, other.from, token)).problem.code).toBe('identity.not-merged');
    expect((await split(one.into, one.into, token)).problem.code).toBe('identity.not-merged');
  });

  it('can be merged again afterwards', async () => {
    const code = `account-${count++}`;
    const { guest, from, into } = await merged(code);
    await split(into, from, await admin());
    expect((await viaWechat(code, guest.accessToken)).person!.id).toBe(into);
    expect((await me(guest.accessToken)).mergedFrom).toEqual([from]);
  });

  it('takes with them those who had come with them', async () => {
    // c became a, a became b; then a leaves b.
    const { guest: c, joined: a } = await merged();
    const b = await visitor();
    const { mergePeople } = await import('./commands/merge-people');
    const { createParts } = await import('./parts');
    const parts = createParts(rooms.platform);
    await mergePeople(parts, a.person!.id, b.person!.id);
    expect((await me(c.accessToken)).id).toBe(b.person!.id);
    expect([...(await me(b.accessToken)).mergedFrom].sort()).toEqual([c.person!.id, a.person!.id].sort());
    await split(b.person!.id, a.person!.id, await admin());
    expect((await me(b.accessToken)).mergedFrom).toEqual([]);
    expect(await me(c.accessToken)).toMatchObject({ id: a.person!.id, mergedFrom: [c.person!.id] });
  });

  it('is written down', async () => {
    const { from, into } = await merged();
    await split(into, from, await admin());
    const [entry] = await rooms.db.collection('identity.audit').find({ 'subjects.id': from }).toArray();
    expect(entry).toMatchObject({
      action: 'identity.split-person',
      staffId: expect.stringMatching(/^[0-9a-f]{24}$/),
      requestId: expect.any(String),
      subjects: [
        { kind: 'person', id: into },
        { kind: 'person', id: from },
      ],
    });
  });

  it('cut short is finished by the repair job', async () => {
    const { guest, from, into } = await merged();
    failTelling = true;
    expect((await split(into, from, await admin())).status).toBe(500);
    failTelling = false;
    rooms.clock.aheadMs = 60_000;
    told.length = 0;
    await rooms.repair();
    rooms.clock.aheadMs = 0;
    expect(told).toEqual([{ what: 'split', from, into }]);
    expect((await me(guest.accessToken)).id).toBe(from);
  });
});

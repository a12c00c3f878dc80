import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@wanglai/client';
import { buildInteraction, record } from '../../../../test/support/events';
import { personIdOf, tokenOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { streamOf, wholeStream } from '../../../../test/support/stream';
import { Admissions } from '../identity/admissions';
import { epochsOf } from '../identity/models/epoch.model';
import { peopleOf } from '../identity/models/person.model';

let server: TestServer;
let person: Client;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  person = await server.signIn('consumer');
});

const stored = async () => (await wholeStream(server.db)).length;
const timeline = async (client: Client) => {
  const admin = await server.signIn('admin');
  return (
    await admin.call('GET /people/:id/interactions', {
      params: { id: personIdOf(client) },
      query: { limit: 100 },
    })
  ).items;
};

describe('recording', () => {
  it('stores what a device reports under the person of its token, and shows it on their timeline', async () => {
    const event = buildInteraction({
      type: 'click',
      target: { type: 'button', id: 'buy', text: '买一包', position: 2 },
    });
    expect(await record(person, [event])).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    const [seen] = await timeline(person);
    expect(seen).toMatchObject({
      id: event.id,
      type: 'click',
      target: event.target,
      personId: personIdOf(person),
    });
  });

  it('counts each event once, however often and however mixed it is sent', async () => {
    const events = Array.from({ length: 30 }, () => buildInteraction());
    const before = await stored();
    const replies = await Promise.all([
      record(person, events),
      record(person, events.slice(10)),
      record(person, [...events].reverse()),
    ]);
    expect(replies.reduce((sum, reply) => sum + reply.accepted, 0)).toBe(30);
    expect(replies.reduce((sum, reply) => sum + reply.duplicates, 0)).toBe(50);
    expect(await stored()).toBe(before + 30);
    expect(await record(person, [events[0]!, events[0]!])).toMatchObject({ accepted: 0, duplicates: 2 });
  });

  it('stores of a batch that overlaps with others only what is new', async () => {
    const events = Array.from({ length: 40 }, (_, i) => buildInteraction({ page: `/overlap/${i}` }));
    await record(person, events.slice(10, 20));
    const replies = await Promise.all([
      record(person, events.slice(0, 30)),
      record(person, events.slice(15, 40)),
      record(person, events.slice(5, 25)),
    ]);
    expect(replies.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(30);
    expect(replies.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(45);
    const facts = (await streamOf(server.db, personIdOf(person))).filter(({ page }) =>
      page?.startsWith('/overlap/'),
    );
    expect(facts.map(({ page }) => page).sort()).toEqual(events.map(({ page }) => page).sort());
  });

  it('keeps the order of a long batch of which a part is known already', async () => {
    const someone = await server.signIn('consumer');
    const now = Date.now();
    const events = Array.from({ length: 250 }, (_, i) =>
      buildInteraction({ page: `/long/${i}`, at: new Date(now - (250 - i) * 30_000).toISOString() }),
    );
    await record(someone, events.slice(40, 60), new Date(now));
    expect(await record(someone, events.slice(40), new Date(now))).toMatchObject({
      accepted: 190,
      duplicates: 20,
    });
    const facts = await streamOf(server.db, personIdOf(someone));
    expect(facts.map(({ page }) => page)).toEqual(events.slice(40).map(({ page }) => page));
  });

  it('knows what a device told before its person was merged into another', async () => {
    const [before, after] = [await server.signIn('consumer'), await server.signIn('consumer')];
    const [id, into] = [personIdOf(before), personIdOf(after)];
    const events = [buildInteraction(), buildInteraction(), buildInteraction()];
    await record(before, events.slice(0, 2));
    const people = server.db.collection<{ _id: string; mergedFrom: { id: string; at: Date }[] }>(
      'identity.people',
    );
    await people.updateOne({ _id: id }, { $set: { mergedInto: into } });
    await people.updateOne({ _id: into }, { $push: { mergedFrom: { id, at: new Date() } } });
    await new Admissions({ people: peopleOf(server), epochs: epochsOf(server.db) }).changed([id, into]);
    expect(await record(after, events)).toMatchObject({ accepted: 1, duplicates: 2 });
    expect(await record(before, events)).toMatchObject({ accepted: 0, duplicates: 3 });
  });

  it('takes an id in any letter case for the same id', async () => {
    const event = buildInteraction();
    await record(person, [event]);
    expect(await record(person, [{ ...event, id: event.id.toUpperCase() }])).toMatchObject({
      accepted: 0,
      duplicates: 1,
    });
  });

  it('takes nothing about somebody who has not granted service', async () => {
    const visitor = server.stranger();
    visitor.session.signIn(await visitor.call('POST /auth/visitor', { body: { deviceId: randomUUID() } }));
    const before = await stored();
    const reply = await record(visitor, [buildInteraction(), buildInteraction()]);
    expect(reply.accepted).toBe(0);
    expect(reply.rejected.map(({ index, code }) => ({ index, code }))).toEqual([
      { index: 0, code: 'consent.not-granted' },
      { index: 1, code: 'consent.not-granted' },
    ]);
    expect(await stored()).toBe(before);
  });

  it('corrects a clock that is wrong, by the time at which it says it sends', async () => {
    const wrongBy = -3 * 3_600_000;
    const now = Date.now();
    const event = buildInteraction({ at: new Date(now + wrongBy - 60_000).toISOString() });
    await record(person, [event], new Date(now + wrongBy));
    const [seen] = await timeline(person);
    expect(Math.abs(Date.parse(seen!.at) - (now - 60_000))).toBeLessThan(5_000);
  });

  it('takes a slow way for no wrong clock: what was first stays first', async () => {
    const someone = await server.signIn('consumer');
    const now = Date.now();
    const slow = [buildInteraction({ page: '/slow', at: new Date(now - 13_000).toISOString() })];
    const quick = [buildInteraction({ page: '/quick', at: new Date(now - 5_000).toISOString() })];
    await record(someone, quick, new Date());
    await record(someone, slow, new Date(Date.now() - 12_000));
    const seen = (await timeline(someone)).map(({ page, at }) => ({ page, at }));
    expect(seen).toEqual([
      { page: '/quick', at: quick[0]!.at },
      { page: '/slow', at: slow[0]!.at },
    ]);
  });

  it('does not count the time that a body takes to come', async () => {
    const someone = await server.signIn('consumer');
    const wrongBy = 3 * 3_600_000;
    const sentAt = Date.now() - wrongBy;
    const event = buildInteraction({ at: new Date(sentAt).toISOString() });
    const text = JSON.stringify({ sentAt: new Date(sentAt).toISOString(), events: [event] });
    const upload = request(`${server.origin}/api/v1/interactions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${tokenOf(someone)}` },
    });
    const answered = once(upload, 'response');
    upload.write(text.slice(0, 20));
    // The way itself is what is tested.
    await sleep(1_500);
    upload.end(text.slice(20));
    await answered;
    const [seen] = await timeline(someone);
    expect(Math.abs(Date.parse(seen!.at) - (sentAt + wrongBy))).toBeLessThan(1_000);
  });

  it('takes events up to 30 days old and up to five minutes ahead, and names those it does not take', async () => {
    const at = (ms: number) => buildInteraction({ at: new Date(Date.now() + ms).toISOString() });
    const reply = await record(person, [
      at(-31 * 86_400_000),
      at(-29 * 86_400_000),
      at(4 * 60_000),
      at(6 * 60_000),
    ]);
    expect(reply.accepted).toBe(2);
    expect(reply.rejected.map(({ index, code }) => `${index} ${code}`)).toEqual([
      '0 interactions.too-old',
      '3 interactions.in-future',
    ]);
  });

  it('keeps the order of a session', async () => {
    const events = Array.from({ length: 60 }, (_, i) =>
      buildInteraction({
        sessionId: 'ordered',
        page: `/p/${i}`,
        at: new Date(Date.now() - 60_000 + i).toISOString(),
      }),
    );
    for (let i = 0; i < 60; i += 10) await record(person, events.slice(i, i + 10));
    const facts = await streamOf(server.db, personIdOf(person));
    expect(facts.map(({ page }) => page)).toEqual(events.map(({ page }) => page));
  });
});

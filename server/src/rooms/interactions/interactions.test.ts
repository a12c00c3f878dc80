import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Client } from '@wanglai/client';
import type { Problem } from '@wanglai/contract';
import { buildInteraction, record } from '../../../../test/support/events';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { streamOf, wholeStream } from '../../../../test/support/stream';
import { Admissions } from '../identity/admissions';
import { epochsIn } from '../identity/models/epoch.model';
import { peopleIn } from '../identity/models/person.model';

let server: TestServer;
let person: Client;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  person = await server.signIn('consumer');
});

const stored = () => wholeStream(server.db).then(({ length }) => length);
const tokenOf = (client: Client) => client.session.current!.accessToken;
const personIdOf = (client: Client) => client.session.current!.person!.id;
const post = (body: RequestInit['body'], headers: Record<string, string> = {}, token = tokenOf(person)) =>
  fetch(`${server.origin}/api/v1/interactions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...headers },
    body,
  });
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
    const people = server.db.collection<{ _id: string; mergedFrom: { id: string; at: Date }[] }>('people');
    await people.updateOne({ _id: id }, { $set: { mergedInto: into } });
    await people.updateOne({ _id: into }, { $push: { mergedFrom: { id, at: new Date() } } });
    await new Admissions({ people: peopleIn(server.db), epochs: epochsIn(server.db) }).changed([id, into]);
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

  it('takes gzip', async () => {
    const body = JSON.stringify({ sentAt: new Date().toISOString(), events: [buildInteraction()] });
    const reply = await post(new Uint8Array(gzipSync(body)), { 'Content-Encoding': 'gzip' });
    expect(reply.status).toBe(202);
    expect(await reply.json()).toMatchObject({ accepted: 1 });
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

describe('bad input', () => {
  const valid = () => ({ sentAt: new Date().toISOString(), events: [buildInteraction()] });
  const withEvent = (change: object) => ({ ...valid(), events: [{ ...buildInteraction(), ...change }] });
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const cases: [string, string, number, string | null][] = [
    ['malformed JSON', '{"sentAt":', 400, null],
    ['no object', '[]', 400, ''],
    ['no events', JSON.stringify({ ...valid(), events: [] }), 400, 'events'],
    [
      'too many events',
      JSON.stringify({ ...valid(), events: Array.from({ length: 1_001 }, () => buildInteraction()) }),
      400,
      'events',
    ],
    ['an unknown field', JSON.stringify({ ...valid(), personId: 'x' }), 400, 'personId'],
    [
      'an unknown field of an event',
      JSON.stringify(withEvent({ personId: 'somebody' })),
      400,
      'events.0.personId',
    ],
    ['a wrong type', JSON.stringify(withEvent({ sessionId: 5 })), 400, 'events.0.sessionId'],
    [
      'an unknown type of event',
      JSON.stringify(withEvent({ type: 'mall.order-paid' })),
      400,
      'events.0.type',
    ],
    ['an id that is no UUID', JSON.stringify(withEvent({ id: '123' })), 400, 'events.0.id'],
    ['a time that is none', JSON.stringify(withEvent({ at: '2026-02-30T00:00:00Z' })), 400, 'events.0.at'],
    [
      'an operator as a value',
      JSON.stringify(withEvent({ sessionId: { $gt: '' } })),
      400,
      'events.0.sessionId',
    ],
    [
      'an operator as a name',
      JSON.stringify(withEvent({ props: { $where: '1' } })),
      400,
      'events.0.props.$where',
    ],
    [
      'a dotted path into the prototype',
      JSON.stringify(withEvent({ props: { '__proto__.x': 1 } })),
      400,
      'events.0.props.__proto__.x',
    ],
    [
      'a prototype key',
      JSON.stringify(withEvent({ props: {} })).replace('"props":{}', '"props":{"__proto__":{"admin":true}}'),
      400,
      null,
    ],
    [
      'a prototype key of an event',
      JSON.stringify(valid()).replace('"type"', '"__proto__":{"a":1},"type"'),
      400,
      null,
    ],
    [
      'nesting 10,000 deep',
      JSON.stringify(withEvent({ props: { a: '@' } })).replace('"@"', deep),
      400,
      'events.0.props.a',
    ],
    ['a huge string', JSON.stringify(withEvent({ page: 'x'.repeat(100_000) })), 400, 'events.0.page'],
    [
      'one byte over a megabyte',
      `${JSON.stringify(valid())}${' '.repeat(1_048_577)}`.slice(0, 1_048_577),
      413,
      null,
    ],
  ];
  it.each(cases)(
    'refuses %s with a problem that names it, and stores nothing',
    async (_, body, status, field) => {
      const before = await stored();
      const reply = await post(body);
      expect(reply.status).toBe(status);
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
      const problem = (await reply.json()) as Problem;
      expect(problem).toMatchObject({
        status,
        code: expect.any(String),
        message: expect.any(String),
        requestId: expect.any(String),
      });
      if (field !== null) expect(problem.fields?.map(({ path }) => path)).toContain(field);
      expect(await stored()).toBe(before);
    },
  );

  it('names every bad field at once', async () => {
    const reply = await post(
      JSON.stringify({ sentAt: 'now', events: [{ ...buildInteraction(), id: 1, page: 2 }] }),
    );
    const problem = (await reply.json()) as Problem;
    expect(problem.fields?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['sentAt', 'events.0.id', 'events.0.page']),
    );
  });

  it('unpacks no more than a megabyte', async () => {
    const reply = await post(new Uint8Array(gzipSync(Buffer.alloc(30_000_000, 32))), {
      'Content-Encoding': 'gzip',
    });
    expect(reply.status).toBe(413);
  });

  it.each([
    ['no token', {}, 401, 'auth.required'],
    ['a wrong token', { Authorization: 'Bearer nonsense' }, 401, 'auth.invalid-token'],
    ['another scheme', { Authorization: 'Basic eDp5' }, 401, 'auth.invalid-token'],
  ])('refuses %s', async (_, headers, status, code) => {
    const reply = await fetch(`${server.origin}/api/v1/interactions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(valid()),
    });
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ code });
  });

  it('refuses staff: they have no interactions of their own', async () => {
    const agent = await server.signIn('agent');
    expect((await post(JSON.stringify(valid()), {}, tokenOf(agent))).status).toBe(403);
  });
});

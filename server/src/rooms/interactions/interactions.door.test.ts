import { gzipSync } from 'node:zlib';
import type { Client } from '@wanglai/client';
import type { Interaction, Problem } from '@wanglai/contract';
import { buildInteraction } from '../../../../test/support/events';
import { liveOf } from '../../../../test/support/live-of';
import { tokenOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { wholeStream } from '../../../../test/support/stream';

let server: TestServer;
let person: Client;
beforeAll(async () => {
  server = await startServer();
  person = await server.signIn('consumer');
});
afterAll(() => server.stop());

const stored = async () => (await wholeStream(server.db)).length;
const post = (body: RequestInit['body'], headers: Record<string, string> = {}, token = tokenOf(person)) =>
  fetch(`${server.origin}/api/v1/interactions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...headers },
    body,
  });

describe('what comes to the door', () => {
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

  const ofEvents: [string, string, string][] = [
    [
      'an unknown field of an event',
      JSON.stringify(withEvent({ personId: 'somebody' })),
      'events.0.personId',
    ],
    ['a wrong type', JSON.stringify(withEvent({ sessionId: 5 })), 'events.0.sessionId'],
    ['an unknown type of event', JSON.stringify(withEvent({ type: 'mall.order-paid' })), 'events.0.type'],
    ['an id that is no UUID', JSON.stringify(withEvent({ id: '123' })), 'events.0.id'],
    ['a time that is none', JSON.stringify(withEvent({ at: '2026-02-30T00:00:00Z' })), 'events.0.at'],
    ['an operator as a value', JSON.stringify(withEvent({ sessionId: { $gt: '' } })), 'events.0.sessionId'],
    ['an operator as a name', JSON.stringify(withEvent({ props: { $where: '1' } })), 'events.0.props.$where'],
    [
      'a dotted path into the prototype',
      JSON.stringify(withEvent({ props: { '__proto__.x': 1 } })),
      'events.0.props.__proto__.x',
    ],
    [
      'a prototype key',
      JSON.stringify(withEvent({ props: {} })).replace('"props":{}', '"props":{"__proto__":{"admin":true}}'),
      'events.0.props',
    ],
    [
      'a prototype key of an event',
      JSON.stringify(valid()).replace('"type"', '"__proto__":{"a":1},"type"'),
      'events.0.__proto__',
    ],
    [
      'nesting 10,000 deep',
      JSON.stringify(withEvent({ props: { a: '@' } })).replace('"@"', deep),
      'events.0.props.a',
    ],
    ['a huge string', JSON.stringify(withEvent({ page: 'x'.repeat(100_000) })), 'events.0.page'],
  ];
  it.each(ofEvents)(
    'does not take an event with %s, and names it and its bad field',
    async (_, body, path) => {
      const before = await stored();
      const reply = await post(body);
      expect(reply.status).toBe(202);
      const rejected = [{ index: 0, code: 'interactions.invalid', message: expect.any(String), path }];
      expect(await reply.json()).toEqual({ accepted: 0, duplicates: 0, rejected });
      expect(await stored()).toBe(before);
    },
  );

  it('takes the good ones of a batch, and names the others by their place', async () => {
    const events = Array.from({ length: 5 }, (_, i) => buildInteraction({ page: `/good/${i}` }));
    const body = JSON.stringify({
      ...valid(),
      events: events.map((event, i) => (i === 1 ? { ...event, sessionId: null } : i === 3 ? 'x' : event)),
    });
    for (const [accepted, duplicates] of [
      [3, 0],
      [0, 3],
    ]) {
      const reply = await post(body);
      expect(reply.status).toBe(202);
      expect(await reply.json()).toMatchObject({
        accepted,
        duplicates,
        rejected: [
          { index: 1, code: 'interactions.invalid', path: 'events.1.sessionId' },
          { index: 3, code: 'interactions.invalid', path: 'events.3' },
        ],
      });
    }
    const pages = (await wholeStream(server.db)).flatMap(({ page }) => page ?? []);
    expect(pages.filter((page) => page.startsWith('/good/'))).toEqual(['/good/0', '/good/2', '/good/4']);
  });

  it('takes the good ones of a batch on a socket, too', async () => {
    const socket = await liveOf(person);
    try {
      const [good, bad] = [buildInteraction(), { ...buildInteraction(), page: 7 }];
      const events = [bad, good] as Interaction[];
      const reply = await socket.emit('interactions:record', { sentAt: new Date().toISOString(), events });
      expect(reply).toMatchObject({ accepted: 1, rejected: [{ index: 0, path: 'events.0.page' }] });
    } finally {
      socket.stop();
    }
  });

  it('names every bad field at once', async () => {
    const reply = await post(
      JSON.stringify({ sentAt: 'now', events: [{ ...buildInteraction(), id: 1, page: 2 }] }),
    );
    const problem = (await reply.json()) as Problem;
    expect(problem.fields?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['sentAt', 'events.0.id', 'events.0.page']),
    );
  });

  it('takes gzip', async () => {
    const body = JSON.stringify(valid());
    const reply = await post(new Uint8Array(gzipSync(body)), { 'Content-Encoding': 'gzip' });
    expect(reply.status).toBe(202);
    expect(await reply.json()).toMatchObject({ accepted: 1 });
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

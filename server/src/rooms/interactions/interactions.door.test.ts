import { gzipSync } from 'node:zlib';
import type { Client } from '@wanglai/client';
import type { Problem } from '@wanglai/contract';
import { buildInteraction } from '../../../../test/support/events';
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

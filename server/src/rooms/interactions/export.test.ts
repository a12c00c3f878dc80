import { randomUUID } from 'node:crypto';
import type { Client } from '@wanglai/client';
import { buildInteraction, record } from '../../../../test/support/events';
import { personIdOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';

/** More than any page, and more than an export of the first version held. */
const LIVED = 12_345;

let server: TestServer;
let person: Client;
beforeAll(async () => {
  server = await startServer({ upTo: 'interactions', env: { RATE_LIMIT: '0' } });
  person = await server.signIn('consumer');
  for (let sent = 0; sent < LIVED; sent += 1_000)
    await record(
      person,
      Array.from({ length: Math.min(1_000, LIVED - sent) }, (_, i) =>
        buildInteraction({ id: randomUUID(), at: new Date(Date.now() - (sent + i) * 1_000).toISOString() }),
      ),
    );
}, 60_000);
afterAll(() => server?.stop());

test('who takes their data along takes all of it, newest first, each once, and is told how many there are', async () => {
  const { person: me, records, counts } = await person.call('GET /me/export');
  expect(me.id).toBe(personIdOf(person));
  const facts = records['interactions'] as { id: string; at: string }[];
  expect(facts).toHaveLength(LIVED);
  expect(new Set(facts.map(({ id }) => id)).size).toBe(LIVED);
  expect(facts.map(({ at }) => at)).toEqual(
    facts
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  expect(counts).toEqual(
    Object.fromEntries(Object.entries(records).map(([name, list]) => [name, list.length])),
  );
});

test('it is told while it is read', async () => {
  const token = person.session.current!.accessToken;
  const reply = await fetch(`${server.origin}/api/v1/me/export`, {
    headers: { authorization: `Bearer ${token}` },
  });
  let chunks = 0;
  for await (const _ of reply.body!) chunks++;
  expect(reply.headers.get('content-length')).toBeNull();
  expect(chunks).toBeGreaterThan(10);
});

import { randomUUID } from 'node:crypto';
import { PURPOSES } from '@wanglai/contract';
import { emptyPortrait } from '@wanglai/portrait';
import { newPerson } from '../../server/src/rooms/identity/rules/new-person';
import {
  bucketsOf,
  type StoredFact,
  uuidBytes,
} from '../../server/src/rooms/interactions/interactions.model';
import { factsOf } from '../../server/src/rooms/interactions/interactions.store';
import { startOf } from '../../server/src/rooms/interactions/stream/segments';
import { blankPortrait } from '../../server/src/rooms/portraits/portraits.model';
import { portraitStore } from '../../server/src/rooms/portraits/portraits.store';
import { seen, takeFacts } from '../../server/src/rooms/portraits/rules/take-facts';
import { openDatabase, type TestDatabase } from '../support/database';
import { record, viewsAt } from '../support/events';
import { personIdOf } from '../support/people';
import { eventually } from '../support/product';
import { scaled } from '../support/scale';
import { startServer, type TestServer } from '../support/start-server';

const PEOPLE = scaled(10_000);
const NIGHTS = 5;
const ZONE = 'Asia/Shanghai';

let database: TestDatabase;
let server: TestServer;
const start = async () => {
  server = await startServer({ database, env: { RATE_LIMIT: '0' } });
};
beforeAll(async () => {
  database = await openDatabase();
  await start();
}, 30_000);
afterAll(async () => {
  await server?.stop();
  await database?.close();
});

/** Half past midnight in Shanghai, some nights ago. */
const nightAt = (ago: number) => {
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  return new Date(today - ago * 86_400_000 + 16.5 * 3_600_000);
};

/** Night readers with their facts on the stream and their portraits, in bulk. */
async function settlePeople(): Promise<void> {
  const { db } = server;
  const store = portraitStore(db, { relay: () => {} });
  const counters = db.collection<{ _id: string; last: number }>('interactions.counters');
  const segment = (await counters.findOneAndUpdate(
    { _id: 'segment' },
    { $inc: { last: 1 } },
    { returnDocument: 'after' },
  ))!.last;
  let position = startOf(segment);
  const now = new Date();
  for (let from = 0; from < PEOPLE; from += 500) {
    const people = Array.from({ length: 500 }, (_, i) => {
      const id = (BigInt(`0x${'a'.repeat(23)}0`) + BigInt(from + i)).toString(16).slice(-24);
      const key = `visitor:${id}`;
      const identity = { channel: 'visitor' as const, key };
      const person = newPerson({ id, now, identity, locale: 'zh-CN', zone: ZONE });
      const grants = Object.fromEntries(PURPOSES.map((purpose) => [purpose, true]));
      return { ...person, grants } as typeof person;
    });
    await db.collection<(typeof people)[number]>('identity.people').insertMany(people);
    const told = people.map((person) =>
      Array.from({ length: NIGHTS }, (_, night): StoredFact => {
        const at = nightAt(night + 2);
        const fact = { type: 'view', at, receivedAt: at, zone: ZONE, sessionId: `n${night}` };
        return { ...fact, _id: uuidBytes(randomUUID()), position: position++, personId: person._id };
      }),
    );
    await factsOf(db).insert(told.flatMap(bucketsOf));
    const portraits = told.map((facts, i) => {
      const blank = blankPortrait(people[i]!._id, { off: false, sensitive: false, zone: ZONE });
      const { outbox: _, ...portrait } = takeFacts(blank, facts.map(seen), now);
      return { ...portrait, version: 1 };
    });
    await store.shelf.store(portraits);
  }
}

it('a changed fold moves all portraits over, and no tag is missed on the way', async () => {
  await settlePeople();
  const names = ['夜一', '夜二'];
  for (const name of names)
    await record(await server.signIn('consumer', name, ZONE), viewsAt(ZONE, NIGHTS, [23]));
  await server.app.rooms.interactions.settle();
  await server.stop();
  // What a fold of before has left: nothing that the fold of today could read a tag from.
  const state = JSON.stringify(emptyPortrait());
  await database.db.collection('portraits.states').updateMany({}, { $set: { state } });
  await database.db
    .collection<{ _id: string }>('interactions.readers')
    .updateOne({ _id: 'portraits' }, { $set: { version: 0 } });

  await start();
  const admin = await server.signIn('admin');
  const readers = await Promise.all(names.map((name) => server.signIn('consumer', name, ZONE)));
  let looks = 0;
  await eventually(
    async () => {
      for (const reader of readers)
        expect((await reader.call('GET /me/tags')).map(({ key }) => key)).toContain('night-owl');
      const bearers = await admin.call('GET /people', { query: { tag: 'night-owl', limit: 50 } });
      expect(bearers.items).toHaveLength(50);
      looks++;
      return (await admin.call('GET /readers')).items.find(({ name }) => name === 'portraits')!;
    },
    ({ state, generation }) => state === 'live' && generation === 2,
    200_000,
  );
  expect(looks).toBeGreaterThan(3);

  const states = database.db.collection<{ fold?: number; of: string }>('portraits.states');
  expect(await states.countDocuments({ fold: { $ne: 2 } })).toBe(0);
  expect((await states.distinct('of')).length).toBeGreaterThanOrEqual(PEOPLE);
  for (const id of [...readers.map(personIdOf), `${'a'.repeat(23)}0`])
    expect(await admin.call('POST /people/:id/rebuild', { params: { id } })).toMatchObject({ equal: true });
}, 300_000);

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@wanglai/client';
import type { Db } from 'mongodb';
import {
  bucketsOf,
  type StoredFact,
  uuidBytes,
} from '../../server/src/rooms/interactions/interactions.model';
import { factsOf } from '../../server/src/rooms/interactions/interactions.store';
import { startOf } from '../../server/src/rooms/interactions/stream/segments';
import { buildInteraction, record } from '../support/events';
import { personIdOf } from '../support/people';
import { eventually, type Product, startProduct } from '../support/product';
import { scaled } from '../support/scale';
import { wholeStream } from '../support/stream';

const FACTS = scaled(500_000);
const SEGMENTS = 5;
const KILLS = 5;
/** In 25 requests a second. */
const EVENTS_A_SECOND = 1_000;

let product: Product;
let person: Client;
let contents: string[];
beforeAll(async () => {
  product = await startProduct();
  person = await product.signIn('consumer', '迟到');
  const { items } = await person.call('GET /feed', { query: { limit: 10 } });
  contents = items.map(({ card }) => card.id);
  await product.kill('SIGTERM');
  await product.look((db) => layHistory(db, personIdOf(person)));
  await product.restart();
}, 180_000);
afterAll(() => product?.stop());

/** Half a million facts of before, and a house in which nobody has counted views or minutes yet. */
async function layHistory(db: Db, personId: string): Promise<void> {
  const facts = factsOf(db);
  const counters = db.collection<{ _id: string; last: number }>('interactions.counters');
  const { last } = (await counters.findOne({ _id: 'segment' }))!;
  const each = FACTS / SEGMENTS;
  for (let segment = last + 1; segment <= last + SEGMENTS; segment++)
    for (let from = 0; from < each; from += 5_000)
      await facts.insert(
        bucketsOf(Array.from({ length: 5_000 }, (_, i) => view(personId, startOf(segment) + from + i))),
      );
  await counters.updateOne({ _id: 'segment' }, { $set: { last: last + SEGMENTS } });
  await db
    .collection<{ _id: string }>('interactions.readers')
    .deleteMany({ _id: { $in: ['content-views', 'pace'] } });
  for (const name of ['content.views', 'insights.pace']) await db.collection(name).deleteMany({});
}

function view(personId: string, position: number): StoredFact {
  const at = new Date(Date.now() - 5 * 86_400_000 + (position % 100_000));
  const content = { id: contents[position % contents.length]!, topics: ['tea'], level: 'value' as const };
  const _id = uuidBytes(randomUUID());
  return { _id, position, personId, type: 'view', at, receivedAt: at, zone: 'Asia/Shanghai', content };
}

it('a reader that is new reads the whole kept stream once, while it grows and however often it is killed', async () => {
  let sending = true;
  const sent = (async () => {
    let count = 0;
    for (let next = Date.now(); sending; next += 40) {
      await sleep(Math.max(0, next - Date.now()));
      const target = { type: 'content', id: contents[count % contents.length]! };
      const events = Array.from({ length: EVENTS_A_SECOND / 25 }, () => buildInteraction({ target }));
      // Who gets no answer while the server is away sends the same again.
      for (let told = false; !told; )
        told = await record(person, events).then(
          () => true,
          () => sleep(100, false),
        );
      count++;
    }
    return count;
  })();

  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(1_500);
    await product.kill('SIGKILL');
    await product.restart();
  }
  const admin = await product.signIn('admin');
  await eventually(
    () => admin.call('GET /readers'),
    ({ items }) => items.length >= 4 && items.every(({ state }) => state === 'live'),
    240_000,
  );
  sending = false;
  expect(await sent).toBeGreaterThan(25);

  const counted = await eventually(
    () => product.look(countOf),
    ({ views, minutes, facts }) => minutes === facts.length && sum(views.values()) === facts.length,
    30_000,
  );
  expect(counted.facts.length).toBeGreaterThan(FACTS);
  const anew = new Map<string, number>();
  for (const { content } of counted.facts) anew.set(content!.id, (anew.get(content!.id) ?? 0) + 1);
  expect(counted.views).toEqual(anew);
}, 400_000);

const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, one) => all + one, 0);

/** What the readers have counted, and the stream itself as far as it is about contents. */
async function countOf(db: Db) {
  const views = await db.collection<{ _id: string; views: number }>('content.views').find().toArray();
  const pace = await db.collection<{ count: number }>('insights.pace').find().toArray();
  const stream = await wholeStream(db);
  const facts = stream.filter(({ type, content }) => type === 'view' && content);
  return {
    facts,
    views: new Map(views.map((one) => [one._id, one.views])),
    // The other facts are few: of signing in, and tags that were earned.
    minutes: sum(pace.map(({ count }) => count)) - (stream.length - facts.length),
  };
}

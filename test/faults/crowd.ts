import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import {
  bucketsOf,
  packed,
  type StoredFact,
  uuidBytes,
} from '../../server/src/rooms/interactions/interactions.model';
import { endOf, type Segment, startOf } from '../../server/src/rooms/interactions/stream/segments';
import type { KeptConclusions } from '../../server/src/rooms/portraits/portraits.model';
import { TOPICS } from '../bench/rig/brand';

const DAY_MS = 86_400_000;
const AT_ONCE = 5_000;

/** Lays many people who have granted all that `like` has, and who care for every topic; gives their ids. */
export async function layCrowd(db: Db, like: string, size: number): Promise<string[]> {
  const people = db.collection<{ _id: string }>('identity.people');
  const one = (await people.findOne({ _id: like }))!;
  const ids = Array.from({ length: size }, (_, i) => `c${i.toString(16).padStart(23, '0')}`);
  const activeDay = Math.floor(Date.now() / DAY_MS);
  await inBulk(ids, async (some) => {
    await people.insertMany(some.map((_id) => ({ ...one, _id, keys: [`crowd:${_id}`], identities: [] })));
    await db.collection<KeptConclusions>('portraits.conclusions').insertMany(
      some.map((_id) => ({
        _id,
        revision: 1,
        off: false,
        sensitive: false,
        zone: 'Asia/Shanghai',
        tags: [],
        tagKeys: [],
        stage: 'newcomer' as const,
        topTopics: [...TOPICS],
        reviewAt: new Date(8.64e15),
        activeDay,
        choices: {},
      })),
    );
  });
  return ids;
}

/** Facts that a process has stored, and that no reader has seen since it died. */
export async function layBacklog(
  db: Db,
  facts: readonly Omit<StoredFact, '_id' | 'position'>[],
): Promise<void> {
  const counters = db.collection<{ _id: string; last: number }>('interactions.counters');
  const { last: segment } = (await counters.findOneAndUpdate(
    { _id: 'segment' },
    { $inc: { last: 1 } },
    { returnDocument: 'after' },
  ))!;
  const placed = facts.map((fact, i) => ({
    ...fact,
    _id: uuidBytes(randomUUID()),
    position: startOf(segment) + i,
  }));
  if (placed.length && placed.at(-1)!.position >= endOf(segment)) throw new Error('too many for a segment');
  await inBulk(placed, async (some) => {
    const buckets: StoredFact[][] = [];
    for (const fact of some) {
      const bucket = buckets.at(-1);
      if (bucket && bucket[0]!.personId === fact.personId) bucket.push(fact);
      else buckets.push([fact]);
    }
    await db
      .collection<{ _id: number }>('interactions.buckets')
      .insertMany(buckets.flatMap((bucket) => bucketsOf(bucket)).map(packed));
  });
  await db.collection<Segment>('interactions.segments').insertOne({
    _id: segment,
    host: 'a-machine-that-is-gone',
    pid: 1,
    beatAt: new Date(Date.now() - DAY_MS),
    readers: [],
  });
}

async function inBulk<T>(all: readonly T[], lay: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) await lay(all.slice(from, from + AT_ONCE));
}

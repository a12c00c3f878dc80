import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createLogger } from '../../../platform/logger';
import { createMetrics } from '../../../platform/metrics';
import { type StoredFact, uuidBytes } from '../interactions.model';
import { Follower, type Reader } from './follower';
import { startOf } from './segments';

const factAt = (number: number): StoredFact => ({
  _id: uuidBytes(randomUUID()),
  position: startOf(1) + number,
  personId: null,
  type: 'view',
  at: new Date(),
  receivedAt: new Date(),
  zone: 'UTC',
});
const facts = (count: number) => Array.from({ length: count }, (_, i) => factAt(i));
const numberIn = (position: number | undefined) => position! - startOf(1);

function following(apply: Reader['apply'], mostAtOnce = 10) {
  const noted: number[] = [];
  const reader: Reader = {
    name: 'slow',
    version: 1,
    anew: { way: 'never' },
    keep: (fact) => fact,
    mostAtOnce,
    apply,
  };
  const follower = new Follower(reader, 1, {
    log: createLogger('silent'),
    metrics: createMetrics(),
    note: async (_key, position) => void noted.push(numberIn(position)),
    // Positions follow one another here.
    read: async (from, through) => facts(numberIn(through) + 1).slice(numberIn(from)),
    standing: () => ({ shown: 1, floor: 0 }),
  });
  return { follower, noted };
}

it('is given a few facts at a time, and its place is known after each time', async () => {
  const given: number[] = [];
  const { follower, noted } = following(async (some) => void given.push(some.length));
  follower.push(facts(25));
  await follower.below(1);
  expect(given).toEqual([10, 10, 5]);
  const through: number[] = [];
  await follower.apply(
    facts(25),
    new AbortController().signal,
    async (at) => void through.push(numberIn(at)),
  );
  expect(through).toEqual([9, 19, 24]);
  await follower.stop();
  expect(noted.at(-1)).toBe(24);
});

it('ends in the midst of what waits, and never says that it has come further than it has', async () => {
  const given: number[] = [];
  // Each time it would take for ever.
  const { follower, noted } = following(async (some, _reading, signal) => {
    given.push(numberIn(some[0]!.position));
    if (given.length > 2) await once(signal!, 'abort').then(() => signal!.throwIfAborted());
  });
  follower.push(facts(50));
  await follower.stop();
  expect(given).toEqual([0, 10, 20]);
  expect(noted.at(-1)).toBe(19);
});

it('keeps the place before facts that fail while it ends', async () => {
  const { follower, noted } = following(() => Promise.reject(new Error('the database is away')));
  follower.push(facts(5));
  await follower.stop();
  expect(noted).toEqual([]);
});

it('ends though its reader does not listen', async () => {
  const { follower, noted } = following(() => new Promise(() => {}));
  follower.push(facts(5));
  await follower.stop();
  expect(noted).toEqual([]);
});

it('does not hold up writers where it acts, and keeps little of what waits in memory', async () => {
  let count = 0;
  let last = -1;
  let inOrder = true;
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { follower, noted } = following(async (some) => {
    await held;
    for (const { position } of some) {
      inOrder &&= numberIn(position) === last + 1;
      last = numberIn(position);
    }
    count += some.length;
  }, 100);
  const all = facts(5_000);
  for (let from = 0; from < all.length; from += 500) follower.push(all.slice(from, from + 500));
  expect(follower.holdsUp).toBe(false);
  expect(follower.behind).toBe(5_000);
  go();
  await follower.below(1);
  expect({ count, inOrder }).toEqual({ count: 5_000, inOrder: true });
  await follower.stop();
  expect(noted.at(-1)).toBe(4_999);
});

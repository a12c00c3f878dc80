import type { ClientEventType, Interaction } from '@wanglai/contract/names';
import fc from 'fast-check';
import { type StoragePort, withDefaults } from './ports';
import { createQueue } from './queue';
import { World } from './test-support/world';

const event = (n: number, type: ClientEventType = 'click', text = ''): Interaction => ({
  id: `id-${n}`,
  type,
  at: '2026-11-21T12:00:00.000Z',
  sessionId: 's',
  page: '/p',
  props: { text },
});
const open = (storage: StoragePort, queueSize = 1_000) => {
  const queue = createQueue(
    withDefaults({ storage, queueSize, send: () => Promise.reject(new Error('unused')) }),
  );
  queue.open();
  return queue;
};
const idsOf = (queue: ReturnType<typeof open>) => {
  const ids = queue.hold(10_000, 1e9).map((item) => item.id);
  queue.release();
  return ids;
};
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('the queue', () => {
  it('is there again, in order, after the app was killed', () => {
    const world = new World();
    const queue = open(world);
    for (const n of numbers(0, 130)) queue.add(event(n));
    queue.persist();
    expect(idsOf(open(world))).toEqual(numbers(0, 130).map((n) => `id-${n}`));
  });

  it('keeps the order over several restarts', () => {
    const world = new World();
    for (const from of [0, 60, 70]) {
      const queue = open(world);
      for (const n of numbers(from, from === 0 ? 60 : from + 10)) queue.add(event(n));
      queue.persist();
    }
    expect(idsOf(open(world))).toEqual(numbers(0, 80).map((n) => `id-${n}`));
  });

  it('rewrites a few kilobytes for one more event, however long it is', () => {
    const world = new World();
    const queue = open(world);
    for (const n of numbers(0, 990)) queue.add(event(n, 'click', 'x'.repeat(300)));
    queue.persist();
    world.writes = [];
    queue.add(event(990));
    queue.persist();
    expect(world.writes.reduce((sum, write) => sum + write.length, 0)).toBeLessThan(12_000);
  });

  it('never writes more than a fraction of the megabyte a key may hold', () => {
    const world = new World();
    const queue = open(world);
    for (const n of numbers(0, 200)) queue.add(event(n, 'click', '往'.repeat(9_000)));
    queue.persist();
    expect(Math.max(...world.writes.map((write) => write.length))).toBeLessThan(64_000);
  });

  it('when full gives up the oldest exposures first, then the oldest events, and counts them', () => {
    const queue = open(new World(), 4);
    queue.add(event(1));
    queue.add(event(2, 'exposure'));
    for (const n of [3, 4, 5]) queue.add(event(n));
    expect(idsOf(queue)).toEqual(['id-1', 'id-3', 'id-4', 'id-5']);
    queue.add(event(6));
    expect(idsOf(queue)).toEqual(['id-3', 'id-4', 'id-5', 'id-6']);
    expect(queue.takeDropped()).toBe(2);
    expect(queue.takeDropped()).toBe(0);
  });

  it('does not give up what is just being sent', () => {
    const queue = open(new World(), 3);
    for (const n of [1, 2, 3]) queue.add(event(n, 'exposure'));
    queue.hold(2, 1e9);
    queue.add(event(4));
    expect(idsOf(queue)).toEqual(['id-1', 'id-2', 'id-4']);
  });

  it('skips what storage garbled and keeps the rest', () => {
    const world = new World();
    const queue = open(world);
    for (const n of numbers(0, 60)) queue.add(event(n));
    queue.persist();
    world.storage.set('wl.q.1', '[{"id":');
    expect(idsOf(open(world))).toHaveLength(35);
    world.storage.set('wl.q', '[0,1e15,0]');
    expect(idsOf(open(world))).toEqual([]);
  });

  it('goes on in memory when storage is full, and writes later', () => {
    const world = new World();
    let full = true;
    const storage: StoragePort = {
      ...world,
      set(key, value) {
        if (full) throw new Error('quota');
        world.set(key, value);
      },
    };
    const queue = open(storage);
    for (const n of numbers(0, 30)) queue.add(event(n));
    queue.persist();
    expect(queue.length()).toBe(30);
    full = false;
    queue.persist();
    expect(idsOf(open(world))).toHaveLength(30);
  });

  it('whatever write the app is killed at: what is left is in order, each once, and can be wiped completely', () => {
    const step = fc.oneof(
      fc.record({ add: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ ack: fc.integer({ min: 1, max: 60 }) }),
      fc.constant('persist' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.nat(60), (steps, lastWrite) => {
        const world = new World();
        let left = lastWrite;
        const dying: StoragePort = {
          get: world.get,
          set: (key, value) => void (left-- > 0 && world.set(key, value)),
          remove: (key) => void (left-- > 0 && world.remove(key)),
        };
        const queue = open(dying, 200);
        let n = 0;
        for (const one of steps) {
          if (one === 'persist') queue.persist();
          else if ('add' in one) for (let i = 0; i < one.add; i++) queue.add(event(n++));
          else {
            const held = queue.hold(one.ack, 1e9);
            queue.release();
            queue.remove(held);
          }
        }
        const again = open(world, 200);
        const found = idsOf(again).map((id) => Number(id.slice(3)));
        expect([...new Set(found)].sort((a, b) => a - b)).toEqual(found);
        again.clear();
        expect([...world.storage.keys()]).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

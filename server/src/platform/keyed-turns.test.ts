import { setTimeout as sleep } from 'node:timers/promises';
import { KeyedTurns } from './keyed-turns';

it('runs work on one thing in turn, on others beside it, and goes on after a failure', async () => {
  const turns = new KeyedTurns();
  const log: string[] = [];
  const work =
    (name: string, ms: number, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await sleep(ms);
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = await Promise.allSettled([
    turns.run('a', work('first', 30, true)),
    turns.run('a', work('second', 1)),
    turns.run('b', work('beside', 1)),
  ]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(log.indexOf('second begins')).toBeGreaterThan(log.indexOf('first ends'));
  expect(log.indexOf('beside ends')).toBeLessThan(log.indexOf('first ends'));
  expect(Object.values(turns)).toEqual([new Map()]);
});

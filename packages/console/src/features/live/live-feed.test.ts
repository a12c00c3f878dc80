import type { FactView } from '@wanglai/contract';
import { advance, EMPTY_FEED, type LiveAction, MOST_FACTS } from './live-feed';

const now = Date.parse('2026-11-21T15:40:30.000Z');
const buildFact = (n: number): FactView => ({
  id: `f${n}`,
  type: 'view',
  at: new Date(now - n).toISOString(),
  receivedAt: new Date(now - n).toISOString(),
  zone: 'Asia/Shanghai',
  personId: '6740a1f2c3d4e5f60718293a',
});
const happened = (facts: FactView[], count = facts.length, at = now): LiveAction => ({
  kind: 'happened',
  facts,
  count,
  online: 3,
  now: at,
});
const after = (...actions: LiveAction[]) => actions.reduce(advance, EMPTY_FEED);

test('newest first, each once, never more than the bound', () => {
  const many = Array.from({ length: MOST_FACTS + 40 }, (_, i) => buildFact(i));
  const feed = after(happened(many.toReversed()), happened(many.slice(0, 5)));
  expect(feed.facts).toHaveLength(MOST_FACTS);
  expect(feed.facts.slice(0, 3).map(({ id }) => id)).toEqual(['f0', 'f1', 'f2']);
});

test('the minute of now counts what happened, also what is not listed', () => {
  const feed = after(happened([buildFact(0)], 250), happened([buildFact(1)], 5));
  expect(feed.perMinute).toHaveLength(60);
  expect(feed.perMinute.at(-1)).toEqual({ at: Date.parse('2026-11-21T15:40:00.000Z'), count: 255 });
});

test('as minutes pass the hour moves on, with zeros where nothing happened', () => {
  const feed = after(happened([buildFact(0)]), { kind: 'ticked', now: now + 2 * 60_000 });
  expect(feed.perMinute.slice(-3).map(({ count }) => count)).toEqual([1, 0, 0]);
});

test('while paused nothing moves and nothing is lost', () => {
  const paused = after(happened([buildFact(2)]), { kind: 'paused', paused: true }, happened([buildFact(1)]));
  expect(paused.facts.map(({ id }) => id)).toEqual(['f2']);
  expect(paused.held.map(({ id }) => id)).toEqual(['f1']);
  const resumed = advance(paused, { kind: 'paused', paused: false });
  expect(resumed.facts.map(({ id }) => id)).toEqual(['f1', 'f2']);
  expect(resumed.held).toEqual([]);
});

import type { Fact } from './fact';
import { fold } from './fold';
import { DAY_MS } from './local-time';
import { clicks, wall } from './people.fixture';
import { present } from './present';
import { emptyPortrait } from './state';

const ZONE = 'Asia/Shanghai';
const now = wall(ZONE, '2026-11-21 12:00:00');
const view = (facts: Fact[], at = now) => present(fold(emptyPortrait(), facts), at, ZONE);
const act = (type: string, more: Partial<Fact> = {}): Fact => ({
  type,
  at: now - 60_000,
  zone: ZONE,
  ...more,
});

test('nobody yet: an empty portrait, all of it there', () => {
  const empty = view([]);
  expect(empty).toMatchObject({
    activeDays14: 0,
    activeNights14: 0,
    interests: [],
    level: { attribute: 0, consequence: 0, value: 0 },
    dwell: { meanMs: 0, readingMs14: 0 },
    sessions: { count14: 0, perActiveDay: 0, medianMinutes: 0 },
    recency: { lastAt: null, daysSince: null },
    engagement: { stage: 'newcomer', next: 'read-more' },
    totals: { activities: 0, pieces: 0, firstAt: null },
  });
  expect(empty.habit.peakHour).toBeNull();
  expect(empty.habit.heat).toEqual(Array(7).fill(Array(24).fill(0)));
});

describe('the heat map', () => {
  test('has Monday first and the hours of the wall clock', () => {
    const { habit } = view([
      ...clicks(ZONE, '2026-11-16 09:30:00', 2),
      ...clicks(ZONE, '2026-11-15 23:30:00', 3),
      ...clicks('America/New_York', '2026-11-15 23:30:00', 1),
    ]);
    expect(habit.heat[0]![9]).toBe(2);
    expect(habit.heat[6]![23]).toBe(4);
    expect(habit.hours[23]).toBe(4);
    expect(habit.peakHour).toBe(23);
  });

  test('old habits fade and are gone after two eras', () => {
    const facts = clicks(ZONE, '2026-11-16 09:30:00', 100);
    const later = [0, 30, 60, 90, 120].map((days) => view(facts, now + days * DAY_MS).habit.hours[9]!);
    expect(later[0]).toBe(100);
    expect([...later].sort((a, b) => b - a)).toEqual(later);
    expect(later[4]).toBe(0);
  });
});

describe('interests', () => {
  test.each<[Fact, number]>([
    [act('view'), 1],
    [act('click'), 1],
    [act('search'), 2],
    [act('content.liked'), 3],
    [act('favourite'), 4],
    [act('content.commented'), 4],
    [act('share'), 5],
    [act('leave', { dwellMs: 59_000 }), 0],
    [act('leave', { dwellMs: 60_000 }), 1],
    [act('leave', { dwellMs: 3_600_000 }), 3],
    [act('exposure'), 0],
  ])('%o weighs %i', (fact, weight) => {
    expect(view([{ ...fact, topics: ['tea'] }]).interests[0]?.weight ?? 0).toBe(weight);
  });

  test('are ordered by weight and halve in 14 days of silence', () => {
    const facts = [act('share', { topics: ['tea'] }), act('view', { topics: ['tea', 'music'] })];
    expect(view(facts).interests).toEqual([
      { topic: 'tea', score: 0.429, weight: 6, share: 0.857 },
      { topic: 'music', score: 0.111, weight: 1, share: 0.143 },
    ]);
    expect(view(facts, now + 14 * DAY_MS).interests.map((one) => one.weight)).toEqual([3, 0.5]);
  });
});

test('levels are shares of what was read', () => {
  const facts = [
    act('view', { level: 'value' }),
    act('view', { level: 'value' }),
    act('favourite', { level: 'attribute' }),
  ];
  expect(view(facts).level).toEqual({ attribute: 0.667, consequence: 0, value: 0.333 });
});

test('sessions and reading of the last 14 days', () => {
  const session = (days: number, minutes: number, sessionId: string): Fact[] => [
    act('view', { at: now - days * DAY_MS, sessionId }),
    act('leave', { at: now - days * DAY_MS + minutes * 60_000, sessionId, dwellMs: minutes * 60_000 }),
  ];
  const seen = view([
    ...session(1, 10, 'a'),
    ...session(1, 20, 'b'),
    ...session(3, 6, 'c'),
    ...session(20, 25, 'old'),
  ]);
  expect(seen.sessions).toEqual({ count14: 3, perActiveDay: 1.5, medianMinutes: 10 });
  expect(seen.dwell).toEqual({ meanMs: 720_000, readingMs14: 36 * 60_000 });
});

test('a day of many sessions is estimated from its sample', () => {
  const facts = Array.from({ length: 14 * 40 }, (_, i) =>
    act('view', { at: now - (i % 14) * DAY_MS, sessionId: `session-${i}` }),
  );
  expect(view(facts).sessions.count14 / 560).toBeGreaterThan(0.6);
  expect(view(facts).sessions.count14 / 560).toBeLessThan(1.6);
});

test('recency tells the last activity, not the last leave', () => {
  const lastAt = now - 3 * DAY_MS;
  expect(view([act('view', { at: lastAt }), act('leave', { at: lastAt + 5_000 })]).recency).toEqual({
    lastAt,
    daysSince: 3,
  });
});

test.each<[did: string, facts: Fact[], stage: string, next: string | null]>([
  ['opened two pieces', Array(2).fill(act('view', { contentId: 'a' })), 'newcomer', 'read-more'],
  ['opened pages that are no pieces', Array(9).fill(act('view')), 'newcomer', 'read-more'],
  ['opened three pieces', Array(3).fill(act('view', { contentId: 'a' })), 'consume', 'save-or-share'],
  ['saved and shared', [act('favourite'), act('share')], 'curate', 'comment-or-post'],
  ['commented', [act('content.commented')], 'create', 'answer-somebody'],
  ['answered somebody', [act('community.answered')], 'collaborate', null],
])('who %s stands on the ladder', (_, facts, stage, next) => {
  expect(view(facts).engagement).toMatchObject({ stage, next });
});

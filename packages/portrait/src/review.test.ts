import fc from 'fast-check';
import type { Fact } from './fact';
import { features } from './features';
import { fold } from './fold';
import { DAY_MS, HOUR_MS } from './local-time';
import { clicks, wall } from './people.fixture';
import { nextReview } from './review';
import { assignTags } from './rules/assign-tags';
import { DEFAULT_TAG_RULES } from './rules/default-rules';
import { emptyPortrait, type PortraitState } from './state';

const held = (state: PortraitState, at: number, zone: string) =>
  assignTags(features(state, at, zone), DEFAULT_TAG_RULES, { sensitive: true }, at);

test.each(['20:15:00', '22:45:00'])(
  'a night owl at %s is looked at again when the oldest night leaves the window',
  (time) => {
    const zone = 'Asia/Shanghai';
    const facts = ['2026-11-07', '2026-11-09', '2026-11-12', '2026-11-15'].flatMap((evening) =>
      clicks(zone, `${evening} 23:30:00`),
    );
    const state = fold(emptyPortrait(), facts);
    const now = wall(zone, `2026-11-21 ${time}`);
    const tags = held(state, now, zone);
    const next = nextReview(state, tags, now, zone);
    expect(new Date(next)).toEqual(new Date(wall(zone, '2026-11-21 23:00:00')));
    expect(tags.map((tag) => tag.key)).toEqual(['night-owl']);
    expect(held(state, next, zone)).toEqual([]);
  },
);

test.each([
  ['nobody yet', [], '2026-11-21 20:15:00', '2026-11-22 05:00:00'],
  [
    'who is silent since yesterday noon',
    ['2026-11-20 12:00:00'],
    '2026-11-21 11:15:00',
    '2026-11-21 12:00:00',
  ],
  ['who came today', ['2026-11-21 12:00:00'], '2026-11-21 12:15:00', '2026-11-22 05:00:00'],
])('%s is looked at again in time', (_, times, now, next) => {
  const zone = 'Europe/Moscow';
  const state = fold(
    emptyPortrait(),
    times.flatMap((time) => clicks(zone, time)),
  );
  expect(new Date(nextReview(state, [], wall(zone, now), zone))).toEqual(new Date(wall(zone, next)));
});

test('until the next review held tags stay held, and it is at most a day ahead', () => {
  const start = Date.UTC(2026, 9, 24, 3);
  const habit = fc.record({
    hour: fc.constantFrom(1, 3, 6, 12, 23),
    days: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 12 }),
    topic: fc.constantFrom('deals', 'sleep', 'tea'),
  });
  const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe');
  fc.assert(
    fc.property(
      fc.array(habit, { minLength: 1, maxLength: 4 }),
      zones,
      fc.integer({ min: 0, max: 240 }),
      fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 6, maxLength: 6 }),
      (habits, zone, hoursLater, moments) => {
        const facts: Fact[] = habits.flatMap(({ hour, days, topic }) =>
          days.map((day) => ({
            type: 'view',
            at: start - day * DAY_MS + hour * HOUR_MS,
            zone,
            topics: [topic],
          })),
        );
        const state = fold(emptyPortrait(), facts);
        const now = Math.max(...facts.map((fact) => fact.at)) + hoursLater * HOUR_MS + 7 * 60_000;
        const tags = held(state, now, zone);
        const next = nextReview(state, tags, now, zone);
        expect(next).toBeGreaterThan(now);
        expect(next).toBeLessThanOrEqual(now + DAY_MS);
        for (const moment of [...moments, 999.99]) {
          const at = Math.floor(now + ((next - now) * moment) / 1_000);
          const then = held(state, at, zone).map((tag) => tag.key);
          expect(then).toEqual(expect.arrayContaining(tags.map((tag) => tag.key)));
        }
      },
    ),
    { numRuns: 200 },
  );
});

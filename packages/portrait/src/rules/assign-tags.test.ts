import type { Fact } from '../fact';
import { features } from '../features';
import { fold } from '../fold';
import { clicks, plusDays, tagKeys, wall } from '../people.fixture';
import { emptyPortrait } from '../state';
import { assignTags } from './assign-tags';
import { DEFAULT_TAG_RULES } from './default-rules';

const ZONE = 'Asia/Shanghai';
/** A Saturday. */
const TODAY = '2026-11-21';
const noon = wall(ZONE, `${TODAY} 12:00:00`);
const daysAgo = (days: number, time: string, count = 1) =>
  clicks(ZONE, `${plusDays(TODAY, -days)} ${time}`, count);
const each = (days: number[], time: string, count = 1) => days.flatMap((day) => daysAgo(day, time, count));
const about = (topic: string, type: string, count: number, days = 0): Fact[] =>
  daysAgo(days, '12:00:00', count).map((fact) => ({ ...fact, type, topics: [topic] }));

/** One sitting: pieces opened evenly over so many minutes, left at the end. */
function sitting(days: number, pieces: number, minutes: number): Fact[] {
  const start = wall(ZONE, `${plusDays(TODAY, -days)} 20:00:00`);
  const sessionId = `sitting-${days}`;
  const views = Array.from({ length: pieces }, (_, i) => ({
    type: 'view',
    at: start + (i * minutes * 60_000) / pieces,
    zone: ZONE,
    sessionId,
    contentId: `piece-${i}`,
  }));
  return [...views, { type: 'leave', at: start + minutes * 60_000, zone: ZONE, sessionId, dwellMs: 1_000 }];
}

const sittings = (count: number, pieces: number, minutes: number) =>
  Array.from({ length: count }, (_, i) => sitting(i + 1, pieces, minutes)).flat();
const sleepless = (nights: number) => each([1, 2, 3, 4, 5, 6, 7].slice(0, nights), '03:00:00');

test.each<[tag: string, person: string, facts: Fact[], holds: boolean]>([
  ['early-bird', 'up at six on 4 days', each([1, 2, 3, 4], '06:00:00'), true],
  ['early-bird', 'up at six on 3 days', each([1, 2, 3], '06:00:00', 4), false],
  ['early-bird', 'up at eight', each([1, 2, 3, 4, 5], '08:00:00'), false],
  ['early-bird', 'up at five sharp', each([1, 2, 3, 4], '05:00:00'), true],
  [
    'early-bird',
    'mornings 39 % of it',
    [...each([1, 2, 3], '07:45:00', 13), ...daysAgo(4, '12:00:00', 61)],
    false,
  ],
  [
    'weekend-reader',
    'three weekends, hardly between',
    [...each([6, 7, 13, 20], '10:00:00', 3), ...each([3], '10:00:00')],
    true,
  ],
  ['weekend-reader', 'two weekends', each([6, 7, 13, 14], '10:00:00', 3), false],
  ['weekend-reader', 'every day alike', each([...Array(28).keys()], '10:00:00'), false],
  ['weekend-reader', 'the small hours of Monday are still Sunday', each([5, 12, 19], '02:00:00'), true],
  ['binge-reader', 'three long sittings', sittings(3, 6, 40), true],
  ['binge-reader', 'two long sittings', sittings(2, 9, 60), false],
  ['binge-reader', 'three sittings too short', sittings(3, 6, 29), false],
  ['binge-reader', 'three sittings over one piece', sittings(3, 4, 60), false],
  ['deal-hunter', 'five views of deals', about('deals', 'view', 5), true],
  ['deal-hunter', 'four views of deals', about('deals', 'view', 4), false],
  [
    'deal-hunter',
    'deals among much else',
    [...about('deals', 'view', 8), ...about('tea', 'view', 20)],
    false,
  ],
  ['deal-hunter', 'one shared deal', about('deals', 'share', 1), true],
  ['deal-hunter', 'deals only passed by', about('deals', 'exposure', 50), false],
  ['deal-hunter', 'five views two months ago', about('deals', 'view', 5, 60), false],
  ['drifting-away', 'six days of 28, away for ten', each([11, 13, 15, 20, 25, 30], '11:00:00'), true],
  ['drifting-away', 'five days of 28', each([11, 13, 15, 20, 25], '11:00:00'), false],
  ['drifting-away', 'six days, away for nine', each([9, 13, 15, 20, 25, 30], '13:00:00'), false],
  ['drifting-away', 'away for exactly ten', each([10, 13, 15, 20, 25, 30], '12:00:00'), true],
  ['drifting-away', 'spread over more than 28 days', each([11, 13, 15, 20, 25, 39], '11:00:00'), false],
  ['drifting-away', 'long gone', each([81, 83, 85, 90, 95, 100], '11:00:00'), true],
  [
    'sleep-trouble',
    'awake on 4 nights, reading about sleep',
    [...sleepless(4), ...about('sleep', 'view', 3)],
    true,
  ],
  ['sleep-trouble', 'awake on 3 nights', [...sleepless(3), ...about('sleep', 'view', 9)], false],
  ['sleep-trouble', 'awake, reading about tea', [...sleepless(6), ...about('tea', 'view', 9)], false],
  ['sleep-trouble', 'awake every other night', sleepless(7), true],
  ['sleep-trouble', 'up until two', [...each([1, 2, 3, 4], '01:45:00'), ...about('sleep', 'view', 9)], false],
])('%s: %s', (tag, _, facts, holds) => {
  expect(tagKeys(facts, noon, ZONE, true).includes(tag)).toBe(holds);
});

describe('what the person decides', () => {
  const facts = [...sleepless(5), ...about('sleep', 'view', 3), ...about('deals', 'share', 3)];
  const found = features(fold(emptyPortrait(), facts), noon, ZONE);
  const keys = (context: Parameters<typeof assignTags>[2]) =>
    assignTags(found, DEFAULT_TAG_RULES, context, noon).map((tag) => tag.key);

  test('sensitive tags need the grant', () => {
    expect(keys({ sensitive: true })).toEqual(['night-owl', 'deal-hunter', 'sleep-trouble']);
    expect(keys({ sensitive: false })).toEqual(['night-owl', 'deal-hunter']);
  });

  test('a disputed tag is not assigned', () => {
    expect(keys({ sensitive: true, disputed: ['deal-hunter'] })).toEqual(['night-owl', 'sleep-trouble']);
    expect(keys({ sensitive: true, disputed: new Set(['deal-hunter', 'sleep-trouble']) })).toEqual([
      'night-owl',
    ]);
  });

  test('a tag that still holds keeps its since, one that comes back starts anew', () => {
    const context = {
      sensitive: true,
      previous: [
        { key: 'deal-hunter', since: 123 },
        { key: 'early-bird', since: 4 },
      ],
    };
    const since = assignTags(found, DEFAULT_TAG_RULES, context, noon).map((tag) => [tag.key, tag.since]);
    expect(since).toEqual([
      ['night-owl', noon],
      ['deal-hunter', 123],
      ['sleep-trouble', noon],
    ]);
  });
});

test('confidence is a half at the threshold and grows with what goes beyond', () => {
  const sure = (nights: number, perNight: number) =>
    assignTags(
      features(
        fold(
          emptyPortrait(),
          each(
            [...Array(nights).keys()].map((n) => n + 1),
            '01:00:00',
            perNight,
          ),
        ),
        noon,
        ZONE,
      ),
      DEFAULT_TAG_RULES,
      { sensitive: false },
      noon,
    )[0]!.confidence;
  expect(sure(4, 1)).toBe(0.5);
  expect(sure(6, 1)).toBeGreaterThan(sure(5, 1));
  expect(sure(6, 9)).toBe(sure(6, 1));
  expect(sure(13, 1)).toBeLessThan(1);
});

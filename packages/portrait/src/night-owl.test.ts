import type { Fact } from './fact';
import { clicks, plusDays, tagKeys, tagsOf, wall } from './people.fixture';

const isOwl = (facts: Fact[], nowMs: number, zone: string) =>
  tagKeys(facts, nowMs, zone).includes('night-owl');

/** Night and noon activity: `nights[i]` clicks in the i-th night before `today`, likewise days. */
function life(zone: string, today: string, nights: number[], days: number[] = [], hour = '23:30:00'): Fact[] {
  const at = (counts: number[], time: string) =>
    counts.flatMap((count, i) => clicks(zone, `${plusDays(today, -1 - i)} ${time}`, count));
  return [...at(nights, hour), ...at(days, '12:00:00')];
}

const ZONES = ['Asia/Shanghai', 'Europe/Moscow', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];

describe.each(ZONES)('a person in %s', (zone) => {
  const today = '2026-11-21';
  const noon = wall(zone, `${today} 12:00:00`);

  test.each([
    ['no activity', [], [], false],
    ['3 nights', [5, 5, 5], [], false],
    ['4 nights', [1, 1, 1, 1], [], true],
    ['4 nights, 39.9 % of the activity', [100, 100, 100, 99], [601], false],
    ['4 nights, 40 % of the activity', [100, 100, 100, 100], [600], true],
    ['many nights, little of the activity', Array(10).fill(1), Array(10).fill(2), false],
    ['every noon', [], Array(10).fill(5), false],
  ])('%s', (_, nights, days, expected) => {
    expect(isOwl(life(zone, today, nights, days), noon, zone)).toBe(expected);
  });

  test.each([
    ['22:59:59', false],
    ['23:00:00', true],
    ['00:00:00', true],
    ['04:59:59', true],
    ['05:00:00', false],
    ['12:00:00', false],
  ])('active at %s on five days', (time, expected) => {
    const facts = life(zone, today, [1, 1, 1, 1, 1], [], `${time.slice(0, 6)}00`).map((fact) => ({
      ...fact,
      at: fact.at + Number(time.slice(6)) * 1_000,
    }));
    expect(isOwl(facts, noon, zone)).toBe(expected);
  });

  test('before and after midnight is one night, not two', () => {
    const twoNights = ['2026-11-18', '2026-11-19'].flatMap((evening) => [
      ...clicks(zone, `${evening} 23:30:00`),
      ...clicks(zone, `${plusDays(evening, 1)} 00:30:00`),
      ...clicks(zone, `${plusDays(evening, 1)} 04:30:00`),
    ]);
    expect(isOwl(twoNights, noon, zone)).toBe(false);
  });

  test('fades on the hour when the fourth night leaves the last 14 days', () => {
    const facts = ['2026-11-07', '2026-11-09', '2026-11-12', '2026-11-15'].flatMap((evening) =>
      clicks(zone, `${evening} 23:30:00`),
    );
    expect(isOwl(facts, wall(zone, '2026-11-21 22:45:00'), zone)).toBe(true);
    expect(isOwl(facts, wall(zone, '2026-11-21 23:00:00'), zone)).toBe(false);
  });

  test('fades when days dilute the nights, and comes back when they stop', () => {
    const nights = life(zone, today, Array(8).fill(2));
    expect(isOwl(nights, noon, zone)).toBe(true);
    const diluted = [...nights, ...clicks(zone, `${today} 09:00:00`, 30)];
    expect(isOwl(diluted, noon, zone)).toBe(false);
    expect(
      isOwl(
        life(zone, '2026-12-06', Array(8).fill(2)).concat(diluted),
        wall(zone, '2026-12-06 12:00:00'),
        zone,
      ),
    ).toBe(true);
  });

  test('facts that arrive late and out of order count as if they had come in time', () => {
    const facts = life(zone, today, [1, 2, 1, 1, 3], [2, 1]);
    const late = [...facts].reverse();
    expect(tagsOf(late, noon, zone)).toEqual(tagsOf(facts, noon, zone));
    expect(isOwl(late, noon, zone)).toBe(true);
  });
});

describe('over a change of the clock in New York', () => {
  const zone = 'America/New_York';
  test.each([
    ['spring, the night that loses 02:00 to 03:00', '2026-03-08'],
    ['autumn, the night that has 01:00 twice', '2026-11-01'],
  ])('%s', (_, sunday) => {
    const evenings = [-3, -2, -1, 0].map((days) => plusDays(sunday, days));
    const monday = wall(zone, `${plusDays(sunday, 1)} 12:00:00`);
    const at = (time: string) => evenings.flatMap((evening) => clicks(zone, `${evening} ${time}`));
    const after = (time: string) =>
      evenings.flatMap((evening) => clicks(zone, `${plusDays(evening, 1)} ${time}`));
    expect(isOwl(at('22:59:00'), monday, zone)).toBe(false);
    expect(isOwl(at('23:00:00'), monday, zone)).toBe(true);
    expect(isOwl(after('04:45:00'), monday, zone)).toBe(true);
    expect(isOwl(after('05:00:00'), monday, zone)).toBe(false);
    expect(isOwl(at('23:00:00').slice(1), monday, zone)).toBe(false);
  });

  test('both times that 01:30 comes are the same night', () => {
    const first = wall(zone, '2026-11-01 01:30:00');
    const facts = [first, first + 3_600_000].map((at) => ({ type: 'click', at, zone }));
    const more = ['2026-10-28', '2026-10-29'].flatMap((evening) => clicks(zone, `${evening} 23:30:00`));
    expect(isOwl([...facts, ...more], wall(zone, '2026-11-02 12:00:00'), zone)).toBe(false);
  });

  test('14 days are 14 days on the wall, not 336 hours', () => {
    const facts = ['2026-10-25', '2026-10-27', '2026-10-28', '2026-10-29'].flatMap((evening) =>
      clicks(zone, `${evening} 23:30:00`),
    );
    expect(isOwl(facts, wall(zone, '2026-11-08 22:45:00'), zone)).toBe(true);
    expect(isOwl(facts, wall(zone, '2026-11-08 23:00:00'), zone)).toBe(false);
  });
});

describe('far from the server', () => {
  test('who reads at their own noon is no night owl, though it is night elsewhere', () => {
    for (const zone of ZONES) {
      const facts = Array.from({ length: 10 }, (_, i) => clicks(zone, `2026-11-${11 + i} 12:00:00`)).flat();
      for (const lookedAtFrom of ZONES) {
        expect(isOwl(facts, wall(zone, '2026-11-21 12:00:00'), lookedAtFrom)).toBe(false);
      }
    }
  });

  test('a traveller keeps the nights of home and adds those abroad', () => {
    const home = ['2026-11-14', '2026-11-15'].flatMap((evening) =>
      clicks('Asia/Shanghai', `${evening} 23:30:00`),
    );
    const abroad = ['2026-11-18', '2026-11-19'].flatMap((evening) =>
      clicks('America/New_York', `${evening} 23:30:00`),
    );
    const now = wall('America/New_York', '2026-11-20 12:00:00');
    expect(isOwl([...home, ...abroad], now, 'America/New_York')).toBe(true);
    expect(isOwl(abroad, now, 'America/New_York')).toBe(false);
  });

  test('an unknown zone counts as UTC', () => {
    const facts = life('UTC', '2026-11-21', [1, 1, 1, 1]).map((fact) => ({
      ...fact,
      zone: 'Mars/Olympus_Mons',
    }));
    expect(isOwl(facts, Date.UTC(2026, 10, 21, 12), 'Mars/Olympus_Mons')).toBe(true);
  });
});

test('the proof names nights, share and dates', () => {
  const zone = 'Asia/Shanghai';
  const facts = life(zone, '2026-11-21', [3, 3, 3, 3, 3, 3], [7]);
  const [tag] = tagsOf(facts, wall(zone, '2026-11-21 12:00:00'), zone);
  expect(tag).toEqual({
    key: 'night-owl',
    confidence: 0.79,
    since: wall(zone, '2026-11-21 12:00:00'),
    sensitive: false,
    evidence: {
      text: {
        zh: '近 14 天有 6 个夜里（23:00–05:00）在看，占全部活动的 72%',
        en: 'Active on 6 of the last 14 nights (23:00–05:00), 72% of all activity',
      },
      facts: [
        { name: 'nightsActive14', value: 6, unit: 'nights' },
        { name: 'nightShare14', value: 0.72, unit: 'share' },
        { name: 'activity14', value: 25, unit: 'facts' },
        {
          name: 'nightDates',
          value: ['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
          unit: 'date',
        },
      ],
    },
  });
});

test('at night at most 14 nights are named, the oldest in part gives way', () => {
  const zone = 'Asia/Shanghai';
  const facts = Array.from({ length: 16 }, (_, i) => [
    ...clicks(zone, `${plusDays('2026-11-06', i)} 03:30:00`),
    ...clicks(zone, `${plusDays('2026-11-06', i)} 23:15:00`),
  ]).flat();
  const [tag] = tagsOf(facts, wall(zone, '2026-11-21 23:30:00'), zone);
  expect(tag?.evidence.facts[0]?.value).toBe(14);
  expect(tag?.evidence.facts[3]?.value).toHaveLength(14);
});

import { instantOf, localTime, weekdayOf } from './local-time';

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe('local time', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-21', 30, '2026-11-20T16:30:00Z'],
    ['Asia/Shanghai', '2026-11-20', 24 * 60 + 30, '2026-11-20T16:30:00Z'],
    ['Europe/Moscow', '2026-11-20', 23 * 60, '2026-11-20T20:00:00Z'],
    ['America/New_York', '2026-10-31', 23 * 60, '2026-11-01T03:00:00Z'],
    ['America/New_York', '2026-11-01', 12 * 60, '2026-11-01T17:00:00Z'],
    ['America/New_York', '2026-03-08', 3 * 60 + 15, '2026-03-08T07:15:00Z'],
  ])('finds in %s on %s the minute %d', (zone, date, minute, expected) => {
    const at = instantOf(zone, day(date), minute);
    expect(new Date(at).toISOString()).toBe(expected.replace('Z', '.000Z'));
    const back = localTime(at, zone);
    expect(back.day * 1_440 + back.minute).toBe(day(date) * 1_440 + minute);
  });

  it('lands within the hour after a time that is skipped', () => {
    const at = instantOf('America/New_York', day('2026-03-08'), 150);
    expect(localTime(at, 'America/New_York').minute).toBeGreaterThanOrEqual(90);
    expect(localTime(at, 'America/New_York').minute).toBeLessThan(240);
  });

  it('knows the days of the week', () => {
    expect(weekdayOf(day('2026-11-21'))).toBe(6);
    expect(weekdayOf(day('2026-11-22'))).toBe(0);
  });
});

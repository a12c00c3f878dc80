import fc from 'fast-check';
import { dateOf, HOUR_MS, localHour, logicalDay, offsetMs } from './local-time';
import { wall } from './people.fixture';

const offsetMinutes = (zone: string, instant: string) => offsetMs(Date.parse(instant), zone) / 60_000;

describe('the wall clock of a zone', () => {
  test.each([
    ['Asia/Shanghai', '2026-11-21T00:00:00Z', 480],
    ['Europe/Moscow', '2026-03-29T12:00:00Z', 180],
    ['Asia/Kolkata', '2026-11-21T00:00:00Z', 330],
    ['America/New_York', '2026-03-08T06:59:59Z', -300],
    ['America/New_York', '2026-03-08T07:00:00Z', -240],
    ['America/New_York', '2026-11-01T05:59:59Z', -240],
    ['America/New_York', '2026-11-01T06:00:00Z', -300],
    ['Australia/Lord_Howe', '2026-04-04T14:59:59Z', 660],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 630],
    ['UTC', '2026-11-21T00:00:00Z', 0],
    ['Mars/Olympus_Mons', '2026-11-21T00:00:00Z', 0],
    ['', '2026-11-21T00:00:00Z', 0],
    ['x'.repeat(10_000), '2026-11-21T00:00:00Z', 0],
  ])('%s at %s is %i minutes ahead of UTC', (zone, instant, minutes) => {
    expect(offsetMinutes(zone, instant)).toBe(minutes);
  });

  test('agrees with Intl at any instant, whatever was asked before', () => {
    const zones = [
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
      'Asia/Gaza',
    ];
    const minutes = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutes, (zone, minute) => {
        const at = minute * 60_000;
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(at);
        expect(at + offsetMs(at, zone)).toBe(Date.parse(`${shown.replace(' ', 'T')}Z`));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['2026-11-20 22:59:59', '2026-11-20'],
    ['2026-11-20 23:00:00', '2026-11-20'],
    ['2026-11-21 04:59:59', '2026-11-20'],
    ['2026-11-21 05:00:00', '2026-11-21'],
  ])('%s belongs to the logical day %s', (text, date) => {
    for (const zone of ['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata']) {
      expect(dateOf(logicalDay(localHour(Date.parse(`${text.replace(' ', 'T')}Z`), 'UTC')))).toBe(date);
      const at = wall(zone, text.replace(/:59$/, ':00'));
      expect(dateOf(logicalDay(localHour(at, zone)))).toBe(date);
    }
  });

  test('thousands of zone names and weeks stay within a bounded cache', () => {
    for (let i = 0; i < 3_000; i++) offsetMs(Date.UTC(2026, 0) + i * 7 * 24 * HOUR_MS, `Zone/${i}`);
    for (let i = 0; i < 300; i++) offsetMs(Date.UTC(2026, 0) + i * 7 * 24 * HOUR_MS, 'America/New_York');
    expect(offsetMinutes('America/New_York', '2026-07-01T00:00:00Z')).toBe(-240);
  });
});

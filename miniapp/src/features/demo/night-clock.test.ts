import { nightInstant, zoneOffsetMs } from './night-clock';

const localTime = (zone: string, at: number) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

test.each([
  ['Asia/Shanghai', 8],
  ['America/New_York', -5],
  ['Asia/Kolkata', 5.5],
])('the offset of %s in November is %s hours', (zone, hours) => {
  expect(zoneOffsetMs(zone, Date.UTC(2026, 10, 21, 12))).toBe(hours * 3_600_000);
});

test.each([
  ['in the afternoon the last night is the one just past', '2026-11-21T07:00:00Z', 1, '21/11, 00:30'],
  ['further back, one night each', '2026-11-21T07:00:00Z', 4, '18/11, 00:30'],
  ['just after midnight it is the night before', '2026-11-20T16:40:00Z', 1, '20/11, 00:30'],
])('%s', (_case, now, nights, expected) => {
  expect(localTime('Asia/Shanghai', nightInstant('Asia/Shanghai', Date.parse(now), nights))).toBe(expected);
});

test('it stays 00:30 on the far side of a daylight-saving change', () => {
  const now = Date.parse('2026-11-03T18:00:00Z');
  for (let nights = 1; nights <= 6; nights++) {
    expect(localTime('America/New_York', nightInstant('America/New_York', now, nights))).toMatch(/00:30$/);
  }
});

test('never in the future', () => {
  for (let hour = 0; hour < 48; hour++) {
    const now = Date.UTC(2026, 10, 21, hour, 15);
    expect(nightInstant('Europe/Moscow', now, 1)).toBeLessThan(now);
  }
});

import { ago, clock, dayKey, duration, zoneName } from './time';

const at = '2026-11-21T21:30:00.000Z';

test('a moment is told in the zone of the person', () => {
  expect(clock(at, 'zh-CN', 'Asia/Shanghai')).toBe('05:30');
  expect(clock(at, 'en', 'America/New_York')).toBe('16:30');
  expect(dayKey(at, 'Asia/Shanghai')).toBe('2026-11-22');
  expect(dayKey(at, 'America/New_York')).toBe('2026-11-21');
});

test('midnight is 00, not 24', () => {
  expect(clock('2026-11-21T16:05:00.000Z', 'zh-CN', 'Asia/Shanghai')).toBe('00:05');
});

test.each([
  [0, '0 秒', '0 s'],
  [42_400, '42 秒', '42 s'],
  [60_000, '1 分', '1 min'],
  [200_000, '3 分 20 秒', '3 min 20 s'],
  [3_900_000, '1 小时 5 分', '1 h 5 min'],
  [7_200_000, '2 小时', '2 h'],
])('%i ms is %s', (ms, zh, en) => {
  expect(duration(ms, 'zh-CN')).toBe(zh);
  expect(duration(ms, 'en')).toBe(en);
});

test.each([
  [-3_000, 'now'],
  [30_000, '30 sec. ago'],
  [90_000, '1 min. ago'],
  [2 * 3_600_000, '2 hr. ago'],
  [26 * 3_600_000, 'yesterday'],
  [9 * 86_400_000, '12 Nov 2026'],
])('%i ms ago', (ms, said) => {
  const now = Date.parse(at);
  expect(ago(new Date(now - ms), now, 'en')).toBe(said);
});

test('zones are named by their city', () => {
  expect(zoneName('Asia/Shanghai', 'zh-CN')).toBe('上海 UTC+8');
  expect(zoneName('America/Sao_Paulo', 'en')).toBe('Sao Paulo UTC-3');
});

import type { Portrait } from '@wanglai/contract';
import { busiestWindow, partOfDay, summarise } from './summarise';
import { words } from './words';

const hoursWith = (counts: Record<number, number>) =>
  Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0);

const buildPortrait = (part: Partial<Portrait> = {}): Portrait => ({
  personId: '6740a1f2c3d4e5f60718293a',
  habit: { heat: [], hours: hoursWith({ 23: 9, 0: 8, 1: 7, 12: 2 }), peakHour: 23 },
  activeDays14: 9,
  activeNights14: 7,
  nightShare14: 0.9,
  interests: [{ topic: 'pour-over', label: '手冲', score: 0.8, weight: 12 }],
  level: { attribute: 0.3, consequence: 0.3, value: 0.4 },
  dwell: { meanMs: 0, readingMs14: 0 },
  sessions: { count14: 9, perActiveDay: 1, medianMinutes: 8 },
  recency: { lastAt: null, daysSince: 0 },
  engagement: { stage: 'consume', counts: {}, next: null },
  totals: {},
  tags: [],
  ...part,
});

test('the busiest window goes over midnight', () => {
  expect(busiestWindow(hoursWith({ 23: 9, 0: 8, 1: 7, 12: 2 }))).toMatchObject({ from: 23, to: 2 });
  expect(busiestWindow(hoursWith({ 9: 3 }))).toBeNull();
});

test('each hour lies in a part of the day', () => {
  expect([0, 1, 2, 5, 8, 12, 17, 20, 23].map(partOfDay)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a person in one sentence', () => {
  const portrait = buildPortrait();
  expect(summarise(portrait, words['zh-CN'])).toBe('多在深夜 23–2 点来，近两周 9 天活跃，最爱手冲。');
  expect(summarise(portrait, words.en)).toBe(
    'Mostly comes late at night, 23:00–2:00, active on 9 of the last 14 days, most fond of 手冲.',
  );
});

test('somebody who stays away is told as away', () => {
  const portrait = buildPortrait({ activeDays14: 1, recency: { lastAt: null, daysSince: 12.4 } });
  expect(summarise(portrait, words['zh-CN'])).toContain('已经 12 天没来');
});

test('little is known of a newcomer', () => {
  const portrait = buildPortrait({
    habit: { heat: [], hours: hoursWith({ 9: 2 }), peakHour: 9 },
    activeDays14: 1,
    interests: [],
  });
  expect(summarise(portrait, words['zh-CN'])).toBe(words['zh-CN'].summary.little);
});

test('who may not see habits is told what somebody loves, and nothing of their days', () => {
  const { habit: _, activeDays14: __, activeNights14: ___, nightShare14: ____, ...seen } = buildPortrait();
  expect(summarise(seen, words['zh-CN'])).toBe('最爱手冲。');
  expect(summarise({ ...seen, interests: [] }, words['zh-CN'])).toBe(words['zh-CN'].summary.little);
});

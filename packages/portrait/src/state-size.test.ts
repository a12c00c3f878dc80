import { CONTENT_LEVELS } from '@wanglai/contract/names';
import type { Fact } from './fact';
import { features } from './features';
import { fold } from './fold';
import { DAY_MS, HOUR_MS } from './local-time';
import { assignTags } from './rules/assign-tags';
import { DEFAULT_TAG_RULES } from './rules/default-rules';
import { emptyPortrait } from './state';

/** Bytes of a value as an element of a BSON document (bsonspec.org 1.1), name excluded. */
function bsonBytes(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 4 : 8;
  if (typeof value === 'string') return 5 + Buffer.byteLength(value);
  if (typeof value === 'boolean') return 1;
  return Object.entries(value as object).reduce(
    (sum, [name, one]) => sum + 2 + Buffer.byteLength(name) + bsonBytes(one),
    5,
  );
}

test('the worst person of all keeps a portrait under 12 KB, tags included under 16 KB', () => {
  const state = emptyPortrait();
  const end = Date.UTC(2039, 10, 21, 12);
  const zones = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Europe/Berlin'];
  // 48 bytes of UTF-8 each; more of them than are kept.
  const topics = ['deals', 'sleep', ...Array.from({ length: 300 }, (_, i) => `${'题'.repeat(15)}${100 + i}`)];
  const types = ['view', 'leave', 'share', 'favourite', 'community.answered', 'content.commented'];
  let n = 0;
  for (let at = end - 3 * 365 * DAY_MS; at <= end; at += HOUR_MS) {
    // Three years, crowded in the last four months.
    if (end - at > 120 * DAY_MS && n++ % 20 !== 0) continue;
    const facts: Fact[] = types.map((type, i) => ({
      type,
      at: at + i * 1_000,
      zone: zones[n % zones.length]!,
      sessionId: `session-${at}-${n}`,
      contentId: 'c',
      topics: Array.from({ length: 16 }, (_, k) => topics[(n * 16 + k + i * 50) % topics.length]!),
      level: CONTENT_LEVELS[i % 3]!,
      dwellMs: 30 * 60_000,
    }));
    n++;
    fold(state, facts);
  }
  // Counters of a robot's day.
  const views = Array.from({ length: 27_000 }, (_, i) => ({
    type: 'view',
    at: end - (i % 24) * HOUR_MS,
    zone: 'UTC',
  }));
  fold(state, views);
  const size = bsonBytes(state);
  expect(state.days).toHaveLength(15);
  expect(state.topics).toHaveLength(64);
  expect(state.days.every((day) => day.s.length === 24)).toBe(true);
  expect(size).toBeGreaterThan(8_000);
  expect(size).toBeLessThan(12 * 1_024);

  const found = features(state, end, 'Asia/Kolkata');
  const everything = DEFAULT_TAG_RULES.map((rule) => ({
    ...rule,
    when: { feature: 'activity14', is: '>=' as const, value: 0 },
  }));
  const tags = assignTags(found, everything, { sensitive: true }, end);
  expect(tags).toHaveLength(7);
  expect(size + bsonBytes(tags)).toBeLessThan(16 * 1_024);
});

test('a usual person needs about 1 KB', () => {
  const end = Date.UTC(2026, 10, 21, 12);
  const state = emptyPortrait();
  for (let day = 60; day > 0; day -= 3) {
    for (let i = 0; i < 20; i++) {
      const at = end - day * DAY_MS + i * 60_000;
      fold(state, [
        { type: 'view', at, zone: 'Asia/Shanghai', sessionId: `s${day}`, topics: [`topic-${i % 8}`] },
      ]);
    }
  }
  expect(bsonBytes(state)).toBeLessThan(2_300);
});

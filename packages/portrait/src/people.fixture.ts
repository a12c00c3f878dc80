import type { Fact } from './fact';
import { features } from './features';
import { fold } from './fold';
import { assignTags } from './rules/assign-tags';
import { DEFAULT_TAG_RULES } from './rules/default-rules';
import type { AssignedTag } from './rules/rule';
import { emptyPortrait } from './state';

/** The instant at which a wall clock shows `2026-11-20 23:30:00`; of two, the first. Independent of the code under test. */
export function wall(zone: string, text: string): number {
  const wanted = Date.parse(`${text.replace(' ', 'T')}Z`);
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const shows = (at: number) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
  for (let at = wanted - 15 * 3_600_000; at <= wanted + 15 * 3_600_000; at += 15 * 60_000) {
    if (shows(at) === wanted) return at;
  }
  throw new Error(`${zone} never shows ${text}`);
}

/** The date some days after another. */
export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** So many clicks, a second apart. */
export const clicks = (zone: string, text: string, count = 1): Fact[] =>
  Array.from({ length: count }, (_, i) => ({ type: 'click', at: wall(zone, text) + i * 1_000, zone }));

export function tagsOf(
  facts: readonly Fact[],
  nowMs: number,
  zone: string,
  sensitive = false,
): AssignedTag[] {
  return assignTags(
    features(fold(emptyPortrait(), facts), nowMs, zone),
    DEFAULT_TAG_RULES,
    { sensitive },
    nowMs,
  );
}

export const tagKeys = (facts: readonly Fact[], nowMs: number, zone: string, sensitive = false): string[] =>
  tagsOf(facts, nowMs, zone, sensitive).map((tag) => tag.key);

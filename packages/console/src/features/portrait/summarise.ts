import type { PortraitOfStaff } from '@wanglai/contract';
import { CONTENT_LEVELS } from '@wanglai/contract/names';
import type { PortraitWords } from './words';

/** Hours in which each part of the day begins; the last one lasts over midnight into the first. */
const PART_STARTS = [0, 2, 5, 8, 12, 17, 20, 23] as const;
const WINDOW_H = 3;
/** Below this many activities a habit would be a guess. */
const ENOUGH = 8;
const AWAY_DAYS = 5;

export interface Window {
  from: number;
  to: number;
  /** Part of all activity, 0..1. */
  share: number;
}

/** The three hours on end, around the clock, that hold most of the activity; null with too little to say. */
export function busiestWindow(hours: readonly number[]): Window | null {
  const total = hours.reduce((sum, n) => sum + n, 0);
  if (total < ENOUGH) return null;
  let best: Window = { from: 0, to: WINDOW_H, share: 0 };
  for (let from = 0; from < 24; from++) {
    let sum = 0;
    for (let i = 0; i < WINDOW_H; i++) sum += hours[(from + i) % 24] ?? 0;
    if (sum / total > best.share) best = { from, to: (from + WINDOW_H) % 24, share: sum / total };
  }
  return best;
}

export const partOfDay = (hour: number): number => PART_STARTS.findLastIndex((start) => hour >= start);

/** A person in one sentence: when they come, how often, what they love; of habits only what who looks may see. */
export function summarise(portrait: PortraitOfStaff, t: PortraitWords): string {
  const s = t.summary;
  const { habit, activeDays14 = 0 } = portrait;
  const window = habit && busiestWindow(habit.hours);
  const said: string[] = [];
  if (window) {
    // The middle of the three hours names the part of the day.
    const part = t.parts[partOfDay((window.from + 1) % 24)] ?? '';
    said.push(s.habit(part, window.from, window.to));
  }
  const away = Math.floor(portrait.recency.daysSince ?? 0);
  if (away >= AWAY_DAYS) said.push(s.away(away));
  else if (activeDays14 > 0) said.push(s.active(activeDays14));
  const favourite = portrait.interests[0];
  if (favourite && favourite.score >= 0.2) said.push(s.likes(favourite.label));
  const level = CONTENT_LEVELS.find((one) => portrait.level[one] >= 0.55);
  if (level) said.push(s.level[level]);
  if (said.length < (habit ? 2 : 1)) return s.little;
  const sentence = said.join(s.comma) + s.stop;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

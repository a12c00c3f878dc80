import { bucketsOf } from './buckets';
import type { Rung } from './fact';
import { quadClear } from './quad';

/** The window of the tags. */
export const WINDOW_DAYS = 14;
export const WINDOW_HOURS = WINDOW_DAYS * 24;
/** One logical day more than the window, so that it can slide by the hour. */
export const KEPT_DAYS = WINDOW_DAYS + 1;
export const KEPT_WEEKS = 12;
export const KEPT_ERAS = 2;
export const KEPT_FORTNIGHTS = 4;
export const QUADS_PER_DAY = 6;
export const QUADS_PER_ERA = 7 * QUADS_PER_DAY;

/** What one logical day (05:00 to 05:00 local) held. */
export interface DayState {
  /** Number of the logical day. */
  d: number;
  /** Activities by local hour from 05:00 on, four hours to a quad. */
  h: number[];
  /** Milliseconds read, and the number of leaves that told them. */
  r: [readingMs: number, leaves: number];
  /** Sample of sessions, flat: hash, first and last second UTC, pieces opened; ascending by hash. */
  s: number[];
}

/**
 * All the portrait remembers: plain JSON and BSON, under 12 KB whatever the facts were. Equal for equal sets
 * of facts, whichever order and batches they came in: counters add, bounds take the larger or smaller, samples
 * keep the smallest hashes, and windows end at the newest local hour, which only grows.
 */
export interface PortraitState {
  /** Newest local hour of any fact; -1 before the first. */
  top: number;
  /** First and last activity, ms UTC. */
  firstAt: number | null;
  lastAt: number | null;
  activities: number;
  rungs: Record<Rung, number>;
  /** The last 15 logical days that had anything, ascending. */
  days: DayState[];
  /** Ring of 12 weeks (slot: week modulo 12): bit mask of active logical days, Monday is bit 0. */
  weeks: number[];
  /** Ring of two eras of 8 weeks: 7 × 24 activity counts from Monday 00:00 on, in quads; empty until used. */
  heat: [number[], number[]];
  /** Topics by ascending hash, each with the weights of the last four fortnights (slot: fortnight modulo 4). */
  topics: [topic: string, weights: number][];
  /** Weights of attribute, consequence, value by fortnight, as for topics. */
  levels: [number, number, number];
}

export function emptyPortrait(): PortraitState {
  return {
    top: -1,
    firstAt: null,
    lastAt: null,
    activities: 0,
    rungs: { consume: 0, curate: 0, create: 0, collaborate: 0 },
    days: [],
    weeks: new Array<number>(KEPT_WEEKS).fill(0),
    heat: [[], []],
    topics: [],
    levels: [0, 0, 0],
  };
}

function eachNewSlot(from: number, to: number, size: number, clear: (slot: number) => void): void {
  for (let bucket = Math.max(from, to - size) + 1; bucket <= to; bucket++) clear(bucket % size);
}

/** Moves the end of all windows to a newer local hour and forgets what falls out of them. */
export function advance(state: PortraitState, hour: number): void {
  const from = bucketsOf(state.top);
  const to = bucketsOf(hour);
  state.top = hour;
  if (from.hour < 0) return;
  eachNewSlot(from.era, to.era, KEPT_ERAS, (slot) => {
    state.heat[slot] = [];
  });
  if (from.day === to.day) return;
  const kept = state.days.findIndex((one) => one.d > to.day - KEPT_DAYS);
  if (kept !== 0) state.days.splice(0, kept < 0 ? state.days.length : kept);
  eachNewSlot(from.week, to.week, KEPT_WEEKS, (slot) => {
    state.weeks[slot] = 0;
  });
  eachNewSlot(from.fortnight, to.fortnight, KEPT_FORTNIGHTS, (slot) => {
    for (const topic of state.topics) topic[1] = quadClear(topic[1], slot);
    for (let i = 0; i < 3; i++) state.levels[i] = quadClear(state.levels[i]!, slot);
  });
}

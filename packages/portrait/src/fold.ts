import { CONTENT_LEVELS } from '@wanglai/contract/names';
import { dwellWeight, type Fact, hash30, kindOf } from './fact';
import { localHour, logicalDay, placeInDay, week, weekday } from './local-time';
import { quadAdd } from './quad';
import { touchSession } from './sessions';
import {
  advance,
  type DayState,
  era,
  fortnight,
  KEPT_DAYS,
  KEPT_ERAS,
  KEPT_FORTNIGHTS,
  KEPT_WEEKS,
  type PortraitState,
  QUADS_PER_DAY,
  QUADS_PER_ERA,
} from './state';
import { addInterest, keepsFortnight } from './topics';

/** A page left open overnight is not a night of reading. */
const MAX_DWELL_MS = 30 * 60_000;
const MAX_TOPICS_PER_FACT = 16;

function dayOf(state: PortraitState, day: number): DayState | undefined {
  if (day <= logicalDay(state.top) - KEPT_DAYS) return undefined;
  const days = state.days;
  let i = days.length;
  while (i > 0 && days[i - 1]!.d > day) i--;
  if (i > 0 && days[i - 1]!.d === day) return days[i - 1];
  const added: DayState = { d: day, h: new Array<number>(QUADS_PER_DAY).fill(0), r: [0, 0], s: [] };
  days.splice(i, 0, added);
  return added;
}

function countActivity(state: PortraitState, at: number, hour: number, day: number): void {
  state.activities++;
  if (state.firstAt === null || at < state.firstAt) state.firstAt = at;
  if (state.lastAt === null || at > state.lastAt) state.lastAt = at;
  if (week(day) > week(logicalDay(state.top)) - KEPT_WEEKS) {
    state.weeks[week(day) % KEPT_WEEKS]! |= 1 << weekday(day);
  }
  if (era(hour) > era(state.top) - KEPT_ERAS) {
    const slot = era(hour) % KEPT_ERAS;
    if (state.heat[slot]!.length === 0) state.heat[slot] = new Array<number>(QUADS_PER_ERA).fill(0);
    const cells = state.heat[slot]!;
    const cell = weekday(Math.floor(hour / 24)) * 24 + (hour % 24);
    cells[cell >> 2] = quadAdd(cells[cell >> 2]!, cell & 3, 1);
  }
}

function foldOne(state: PortraitState, fact: Fact): void {
  const kind = kindOf(fact.type);
  if (!kind) return;
  const hour = localHour(fact.at, fact.zone);
  // Before 1970-01-02 and NaN: no instant that a clock of today would tell.
  if (!(hour >= 24)) return;
  if (hour > state.top) advance(state, hour);
  const day = logicalDay(hour);
  const dayState = dayOf(state, day);
  const opened = fact.type === 'view' && fact.contentId !== undefined ? 1 : 0;

  if (kind.active) {
    countActivity(state, fact.at, hour, day);
    if (opened) state.rungs.consume++;
    if (kind.rung) state.rungs[kind.rung]++;
    if (dayState) {
      const place = placeInDay(hour);
      dayState.h[place >> 2] = quadAdd(dayState.h[place >> 2]!, place & 3, 1);
    }
  }
  if (dayState && fact.sessionId !== undefined) {
    touchSession(dayState.s, hash30(fact.sessionId), Math.floor(fact.at / 1_000), opened);
  }

  let weight = kind.weight;
  if (fact.type === 'leave' && fact.dwellMs !== undefined && fact.dwellMs > 0) {
    const dwellMs = Math.min(MAX_DWELL_MS, Math.round(fact.dwellMs));
    weight = dwellWeight(dwellMs);
    if (dayState) {
      dayState.r[0] += dwellMs;
      dayState.r[1]++;
    }
  }
  if (weight === 0) return;
  const topics = fact.topics;
  if (topics) {
    const count = Math.min(topics.length, MAX_TOPICS_PER_FACT);
    for (let i = 0; i < count; i++) addInterest(state, topics[i]!, day, weight);
  }
  if (fact.level !== undefined && keepsFortnight(state, day)) {
    const level = CONTENT_LEVELS.indexOf(fact.level);
    if (level >= 0) {
      state.levels[level] = quadAdd(state.levels[level]!, fortnight(day) % KEPT_FORTNIGHTS, weight);
    }
  }
}

/**
 * Adds facts to a portrait. Changes the given state and returns it.
 *
 * The same set of facts gives a deeply equal state in any order and any batches; that each fact is folded once is
 * the caller's part. Facts of the product's own bookkeeping (`identity.*`, `consent.*`, `portraits.*`,
 * `outreach.*`) change nothing. `exposure`, `hide` and `leave` are no activity: they lengthen their session, and a
 * leave adds reading time (30 minutes at most) and interest.
 */
export function fold(state: PortraitState, facts: Iterable<Fact>): PortraitState {
  for (const fact of facts) foldOne(state, fact);
  return state;
}

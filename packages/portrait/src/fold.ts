import { CONTENT_LEVELS } from '@wanglai/contract/names';
import { type Buckets, bucketsOf } from './buckets';
import { dwellWeight, type Fact, hash30, kindOf } from './fact';
import { localHour } from './local-time';
import { quadAdd } from './quad';
import { touchSession } from './sessions';
import {
  advance,
  type DayState,
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
const EARLIEST_MS = Date.UTC(2000, 0);
const LATEST_MS = Date.UTC(2200, 0);

function dayOf(state: PortraitState, day: number): DayState | undefined {
  if (day <= bucketsOf(state.top).day - KEPT_DAYS) return undefined;
  const days = state.days;
  let i = days.length;
  while (i > 0 && days[i - 1]!.d > day) i--;
  if (i > 0 && days[i - 1]!.d === day) return days[i - 1];
  const added: DayState = { d: day, h: new Array<number>(QUADS_PER_DAY).fill(0), r: [0, 0], s: [] };
  days.splice(i, 0, added);
  return added;
}

function countActivity(state: PortraitState, at: number, where: Buckets): void {
  state.activities++;
  if (state.firstAt === null || at < state.firstAt) state.firstAt = at;
  if (state.lastAt === null || at > state.lastAt) state.lastAt = at;
  const top = bucketsOf(state.top);
  if (where.week > top.week - KEPT_WEEKS) state.weeks[where.week % KEPT_WEEKS]! |= where.dayBit;
  if (where.era > top.era - KEPT_ERAS) {
    const slot = where.era % KEPT_ERAS;
    if (state.heat[slot]!.length === 0) state.heat[slot] = new Array<number>(QUADS_PER_ERA).fill(0);
    const cells = state.heat[slot]!;
    cells[where.cell >> 2] = quadAdd(cells[where.cell >> 2]!, where.cell & 3, 1);
  }
}

let recentSession: string | undefined;
let recentHash = 0;

/** Facts of one session come in a row. */
function sessionHash(sessionId: string): number {
  if (sessionId !== recentSession) {
    recentHash = hash30(sessionId);
    recentSession = sessionId;
  }
  return recentHash;
}

function foldOne(state: PortraitState, fact: Fact): void {
  const kind = kindOf(fact.type);
  if (!kind) return;
  // NaN and what lies outside is no instant that a clock of today would tell.
  if (!(fact.at > EARLIEST_MS && fact.at < LATEST_MS)) return;
  const hour = localHour(fact.at, fact.zone);
  if (hour > state.top) advance(state, hour);
  const where = bucketsOf(hour);
  const dayState = dayOf(state, where.day);
  const opened = fact.type === 'view' && fact.contentId !== undefined ? 1 : 0;

  if (kind.active) {
    countActivity(state, fact.at, where);
    if (opened) state.rungs.consume++;
    if (kind.rung) state.rungs[kind.rung]++;
    if (dayState) {
      const quad = where.place >> 2;
      dayState.h[quad] = quadAdd(dayState.h[quad]!, where.place & 3, 1);
    }
  }
  if (dayState && fact.sessionId !== undefined) {
    touchSession(dayState.s, sessionHash(fact.sessionId), Math.floor(fact.at / 1_000), opened);
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
    for (let i = 0; i < count; i++) addInterest(state, topics[i]!, where.fortnight, weight);
  }
  if (fact.level !== undefined && keepsFortnight(state, where.fortnight)) {
    const level = CONTENT_LEVELS.indexOf(fact.level);
    if (level >= 0) {
      state.levels[level] = quadAdd(state.levels[level]!, where.fortnight % KEPT_FORTNIGHTS, weight);
    }
  }
}

/**
 * Adds facts to a portrait. Changes the given state and returns it.
 *
 * The same set of facts gives a deeply equal state in any order and any batches; that each fact is folded once is
 * the caller's part. Facts that the register does not know, and those of the brand and the system, change nothing.
 * `exposure`, `hide` and `leave` are no activity: they lengthen their session, and a leave adds reading time (30
 * minutes at most) and interest.
 */
export function fold(state: PortraitState, facts: Iterable<Fact>): PortraitState {
  for (const fact of facts) foldOne(state, fact);
  return state;
}

import { CONTENT_LEVELS } from '@wanglai/contract/names';
import { bucketsOf, ERA_WEEKS } from './buckets';
import { type ContentLevel, RUNGS, type Rung } from './fact';
import { anchorHour, features } from './features';
import { logicalDay, week } from './local-time';
import { quadGet } from './quad';
import { eachSession } from './sessions';
import { KEPT_ERAS, type PortraitState, WINDOW_DAYS } from './state';
import { decayBySlot, decayed, type Interest } from './topics';

export type Stage = 'newcomer' | Rung;

/** What a person and the brand see of a portrait; GET /me/portrait shows it. Plain JSON. */
export interface PortraitView {
  habit: {
    /** Activities by weekday (Monday first) and local hour; the eight weeks before these eight fade out. */
    heat: number[][];
    /** The same by hour alone. */
    hours: number[];
    /** Hour with the most activity, null before any. */
    peakHour: number | null;
  };
  activeDays14: number;
  activeNights14: number;
  /** Strongest first. */
  interests: Interest[];
  /** Shares 0..1 of the levels read; all 0 before any. */
  level: Record<ContentLevel, number>;
  dwell: { meanMs: number; readingMs14: number };
  sessions: { count14: number; perActiveDay: number; medianMinutes: number };
  /** `lastAt` is ms UTC; null for nobody ever active. */
  recency: { lastAt: number | null; daysSince: number | null };
  engagement: {
    stage: Stage;
    counts: Record<Rung, number>;
    /** Key of the step to offer next; null on top of the ladder. */
    next: 'read-more' | 'save-or-share' | 'comment-or-post' | 'answer-somebody' | null;
  };
  totals: { activities: number; pieces: number; firstAt: number | null };
}

/** How many acts of a rung put a person on it. */
const STEPS: Record<Rung, { needs: number; key: NonNullable<PortraitView['engagement']['next']> }> = {
  consume: { needs: 3, key: 'read-more' },
  curate: { needs: 2, key: 'save-or-share' },
  create: { needs: 1, key: 'comment-or-post' },
  collaborate: { needs: 1, key: 'answer-somebody' },
};

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The newest era counts fully; the one before fades evenly while the newest fills up. */
function habitAt(state: PortraitState, anchor: number): PortraitView['habit'] {
  const heat = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  const hours = new Array<number>(24).fill(0);
  const now = bucketsOf(anchor).era;
  const newest = bucketsOf(state.top).era;
  const progress = week(Math.floor(anchor / 24)) / ERA_WEEKS - now;
  for (let one = Math.max(0, newest - KEPT_ERAS + 1); one <= newest; one++) {
    const factor = one === now ? 1 : one === now - 1 ? 1 - progress : 0;
    const cells = state.heat[one % KEPT_ERAS]!;
    for (let cell = 0; factor > 0 && cell < cells.length * 4; cell++) {
      const count = quadGet(cells[cell >> 2]!, cell & 3) * factor;
      heat[Math.floor(cell / 24)]![cell % 24]! += count;
      hours[cell % 24]! += count;
    }
  }
  const most = Math.max(...hours);
  return {
    heat: heat.map((row) => row.map((count) => round(count, 1))),
    hours: hours.map((count) => round(count, 1)),
    peakHour: most > 0 ? hours.indexOf(most) : null,
  };
}

function levelAt(state: PortraitState, anchorDay: number): PortraitView['level'] {
  const factors = decayBySlot(state, anchorDay);
  const weights = state.levels.map((quad) => decayed(quad, factors));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (level: ContentLevel) =>
    total > 0 ? round(weights[CONTENT_LEVELS.indexOf(level)]! / total, 3) : 0;
  return { attribute: share('attribute'), consequence: share('consequence'), value: share('value') };
}

function medianSessionMinutes(state: PortraitState, anchorDay: number): number {
  const minutes: number[] = [];
  for (const day of state.days) {
    if (day.d > anchorDay - WINDOW_DAYS) eachSession(day.s, (session) => minutes.push(session.minutes));
  }
  if (minutes.length === 0) return 0;
  minutes.sort((a, b) => a - b);
  const upper = minutes[minutes.length >> 1]!;
  return round(minutes.length % 2 ? upper : (upper + minutes[(minutes.length >> 1) - 1]!) / 2, 1);
}

/** The highest step of the engagement ladder that a person stands on. Cheap: for the hot path. */
export function stageOf({ rungs }: Pick<PortraitState, 'rungs'>): Stage {
  let stage: Stage = 'newcomer';
  for (const rung of RUNGS) if (rungs[rung] >= STEPS[rung].needs) stage = rung;
  return stage;
}

function engagementOf(state: PortraitState): PortraitView['engagement'] {
  const stage = stageOf(state);
  const above = RUNGS[RUNGS.indexOf(stage as Rung) + 1];
  return { stage, counts: { ...state.rungs }, next: above ? STEPS[above].key : null };
}

/** The portrait at an instant, seen from the person's present zone. Same limits on `nowMs` as {@link features}. */
export function present(state: PortraitState, nowMs: number, zone: string): PortraitView {
  const found = features(state, nowMs, zone);
  const anchor = anchorHour(state, nowMs, zone);
  const anchorDay = logicalDay(anchor);
  let leaves = 0;
  let readingMs14 = 0;
  for (const day of state.days) {
    if (day.d <= anchorDay - WINDOW_DAYS) continue;
    readingMs14 += day.r[0];
    leaves += day.r[1];
  }
  return {
    habit: habitAt(state, anchor),
    activeDays14: found.activeDays14,
    activeNights14: found.nightsActive14,
    interests: found.interests.map((one) => ({
      topic: one.topic,
      score: round(one.score, 3),
      weight: round(one.weight, 2),
      share: round(one.share, 3),
    })),
    level: levelAt(state, anchorDay),
    dwell: { meanMs: leaves > 0 ? Math.round(readingMs14 / leaves) : 0, readingMs14 },
    sessions: {
      count14: found.sessions14,
      perActiveDay: found.activeDays14 > 0 ? round(found.sessions14 / found.activeDays14, 1) : 0,
      medianMinutes: medianSessionMinutes(state, anchorDay),
    },
    recency: { lastAt: state.lastAt, daysSince: state.lastAt === null ? null : found.daysSinceLast },
    engagement: engagementOf(state),
    totals: { activities: state.activities, pieces: state.rungs.consume, firstAt: state.firstAt },
  };
}

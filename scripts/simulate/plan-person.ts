import { type TopicKey, topics } from '@wanglai/demo-brand';
import { HABITS, type Habit, type Kind, type Range } from './kinds';
import { instantOf, localTime, weekdayOf } from './local-time';
import type { Random } from './random';

const MINUTE_MS = 60_000;
/** The server takes what is up to 30 days old; a long run needs some room below that. */
export const MOST_DAYS = 29;

/** One piece that is read. */
export interface Reading {
  topic: TopicKey;
  dwellMs: number;
  favourite: boolean;
  share: boolean;
}

/** One time that somebody opens the app. */
export interface Visit {
  /** ms since 1970 */
  startsAt: number;
  /** How long the home page is looked over before the first tap. */
  homeMs: number;
  /** Cards that are seen in passing. */
  glimpses: number;
  search: boolean;
  readings: Reading[];
}

/** What a planner may know of a person beyond their kind; left out: what is usual for the kind. */
export interface Ways {
  interests?: readonly TopicKey[];
  hours?: readonly number[];
  weekdays?: readonly number[];
}

/**
 * When somebody of a kind, living in `zone`, comes within the `days` before `now`, and what they do then: oldest visit
 * first, half an hour or more apart, all over before `now`. The same random gives the same plan.
 */
export function planPerson(
  who: { kind: Kind; zone: string; ways?: Ways },
  days: number,
  now: number,
  random: Random,
): Visit[] {
  const habit = { ...HABITS[who.kind], ...who.ways };
  const interests = habit.interests ?? random.shuffled(topics.map(({ key }) => key)).slice(0, 3);
  const earliest = now - Math.min(days, MOST_DAYS) * 24 * 60 * MINUTE_MS;
  const latest = now - (habit.awayDays ?? 0) * 24 * 60 * MINUTE_MS;
  const visits = daysOf(habit, localTime(now, who.zone).day, days, random)
    .flatMap((day) => startsOf(habit, day, who.zone, random))
    .map((startsAt) => visitOf(habit, interests, startsAt, random))
    .sort((a, b) => a.startsAt - b.startsAt);
  return apart(visits.filter((visit) => visit.startsAt >= earliest && endOf(visit) < latest));
}

/** When the app is put away again. */
export function endOf(visit: Visit): number {
  const steps = visit.readings.map(({ dwellMs }) => dwellMs + BETWEEN_MS);
  return steps.reduce((sum, ms) => sum + ms, visit.startsAt + visit.homeMs + (visit.search ? BETWEEN_MS : 0));
}

/** From closing one piece to opening the next. */
export const BETWEEN_MS = 6_000;

/** Which of the last days they come on: a fixed part of each week, so that a habit shows in every fortnight. */
function daysOf(habit: Habit, today: number, days: number, random: Random): number[] {
  const chosen: number[] = [];
  for (let from = today - days - 1; from <= today; from += 7) {
    const week = Array.from({ length: Math.min(7, today - from + 1) }, (_, i) => from + i);
    const possible = week.filter((day) => habit.weekdays.includes(weekdayOf(day)));
    const count = Math.round(possible.length * habit.presence + (random.next() - 0.5) * 0.5);
    chosen.push(...random.shuffled(possible).slice(0, Math.max(0, count)));
  }
  return chosen;
}

function startsOf(habit: Habit, day: number, zone: string, random: Random): number[] {
  return Array.from({ length: within(habit.visitsADay, random) }, () => {
    const hour = random.chance(habit.straying) ? random.between(9, 21) : random.pick(habit.hours);
    const second = random.between(0, 59) * 1_000 + random.between(0, 999);
    return instantOf(zone, day, hour * 60 + random.between(0, 52)) + second;
  });
}

function visitOf(habit: Habit, interests: readonly TopicKey[], startsAt: number, random: Random): Visit {
  return {
    startsAt,
    homeMs: random.between(4_000, 25_000),
    glimpses: random.between(2, 5),
    search: random.chance(habit.searches),
    readings: Array.from({ length: within(habit.pieces, random) }, () => ({
      topic: topicOf(habit, interests, random),
      dwellMs: within(habit.dwellS, random) * 1_000 + random.between(0, 999),
      favourite: random.chance(habit.favourites),
      share: random.chance(habit.shares),
    })),
  };
}

/** Mostly the dearest topic, else another of theirs, now and then anything. */
function topicOf(habit: Habit, interests: readonly TopicKey[], random: Random): TopicKey {
  if (random.chance(habit.devotion)) return interests[0]!;
  return random.chance(0.8) ? random.pick(interests) : random.pick(topics).key;
}

function apart(visits: readonly Visit[]): Visit[] {
  const kept: Visit[] = [];
  for (const visit of visits) {
    const last = kept.at(-1);
    if (!last || visit.startsAt - endOf(last) > 31 * MINUTE_MS) kept.push(visit);
  }
  return kept;
}

const within = ([least, most]: Range, random: Random) => random.between(least, most);

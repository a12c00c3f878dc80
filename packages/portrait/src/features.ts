import { DAY_MS, DAY_STARTS_AT, localHour, logicalDay, week, weekday } from './local-time';
import { quadGet } from './quad';
import { countSessions, eachSession } from './sessions';
import { type DayState, KEPT_WEEKS, type PortraitState, WINDOW_DAYS, WINDOW_HOURS } from './state';
import { type Interest, interestsAt } from './topics';

/** A session that long and with that many pieces opened was read in one go. */
const LONG_SESSION_MINUTES = 30;
const LONG_SESSION_PIECES = 5;

/** Places in the logical day: 0 is 05:00, 3 is 08:00, 18 is 23:00, 21 is 02:00. */
const MORNING_ENDS = 3;
const NIGHT_STARTS = 18;
const SLEEPLESS_STARTS = 21;

/**
 * The numbers a rule can ask for, by name, with their units. Beside these: `interest:<topic>` (decayed weight) and
 * `interestShare:<topic>` (its part of all interest, 0..1).
 *
 * The window of the names ending in 14 is the last 14 × 24 local hours, the running one included; of reading and
 * sessions the last 14 logical days.
 */
export const FEATURE_UNITS = {
  activity14: 'facts',
  activeDays14: 'days',
  /** Nights, named after their evening, with activity between 23:00 and 05:00 local; at most 14. */
  nightsActive14: 'nights',
  nightShare14: 'share',
  /** Nights with activity between 02:00 and 05:00 local; at most 14. */
  sleeplessNights14: 'nights',
  /** Days with activity between 05:00 and 08:00 local. */
  morningsActive14: 'days',
  morningShare14: 'share',
  /** Part of the activity between Saturday 05:00 and Monday 05:00 local. */
  weekendShare14: 'share',
  /** Weekends with activity among the last 28 logical days. */
  weekendsActive28: 'weekends',
  sessions14: 'sessions',
  /** Sessions of 30 minutes or more with five or more pieces opened. */
  longSessions14: 'sessions',
  maxViewsPerSession14: 'pieces',
  readingMinutes14: 'minutes',
  /** Whole days of 24 hours since the last activity; 0 for nobody ever active. */
  daysSinceLast: 'days',
  /** Active days among the 28 that end with the last active one. */
  activeDaysPrev28: 'days',
  /** Decayed weight of all interests. */
  interestTotal: 'weight',
} as const;

export type FeatureName = keyof typeof FEATURE_UNITS;

export interface Features extends Record<FeatureName, number> {
  /** Strongest first. */
  interests: Interest[];
  /** Logical days behind nightsActive14 and sleeplessNights14, ascending. */
  nights: number[];
  sleepless: number[];
}

/** Hours of one day that are in the window. */
function countDay(features: Features, day: DayState, oldest: number): void {
  const firstHour = day.d * 24 + DAY_STARTS_AT;
  let sum = 0;
  let morning = 0;
  let night = 0;
  let sleepless = 0;
  for (let quad = 0; quad < day.h.length; quad++) {
    if (day.h[quad] === 0) continue;
    for (let i = 0; i < 4; i++) {
      const place = quad * 4 + i;
      const count = quadGet(day.h[quad]!, i);
      if (count === 0 || firstHour + place < oldest) continue;
      sum += count;
      if (place < MORNING_ENDS) morning += count;
      else if (place >= NIGHT_STARTS) {
        night += count;
        if (place >= SLEEPLESS_STARTS) sleepless += count;
      }
    }
  }
  if (sum === 0) return;
  features.activity14 += sum;
  features.activeDays14++;
  features.nightShare14 += night;
  features.morningShare14 += morning;
  if (weekday(day.d) >= 5) features.weekendShare14 += sum;
  if (morning > 0) features.morningsActive14++;
  if (night > 0) features.nights.push(day.d);
  if (sleepless > 0) features.sleepless.push(day.d);
}

function countHours(features: Features, state: PortraitState, anchor: number): void {
  for (const day of state.days) countDay(features, day, anchor - WINDOW_HOURS + 1);
  // At night the window touches 15 nights, the oldest in part: that one gives way.
  if (features.nights.length > WINDOW_DAYS) features.nights.shift();
  if (features.sleepless.length > WINDOW_DAYS) features.sleepless.shift();
  features.activeDays14 = Math.min(features.activeDays14, WINDOW_DAYS);
  features.morningsActive14 = Math.min(features.morningsActive14, WINDOW_DAYS);
  features.nightsActive14 = features.nights.length;
  features.sleeplessNights14 = features.sleepless.length;
  if (features.activity14 === 0) return;
  features.nightShare14 /= features.activity14;
  features.morningShare14 /= features.activity14;
  features.weekendShare14 /= features.activity14;
}

function countReading(features: Features, state: PortraitState, anchorDay: number): void {
  for (const day of state.days) {
    if (day.d <= anchorDay - WINDOW_DAYS) continue;
    features.readingMinutes14 += day.r[0] / 60_000;
    features.sessions14 += countSessions(day.s);
    eachSession(day.s, ({ minutes, pieces }) => {
      if (minutes >= LONG_SESSION_MINUTES && pieces >= LONG_SESSION_PIECES) features.longSessions14++;
      features.maxViewsPerSession14 = Math.max(features.maxViewsPerSession14, pieces);
    });
  }
}

/** Whether a logical day had activity; days beyond the 12 weeks kept had none. */
function wasActive(state: PortraitState, topWeek: number, day: number): boolean {
  const one = week(day);
  return one > topWeek - KEPT_WEEKS && (state.weeks[one % KEPT_WEEKS]! & (1 << weekday(day))) !== 0;
}

function countDays(features: Features, state: PortraitState, anchorDay: number): void {
  const topDay = logicalDay(state.top);
  const topWeek = week(topDay);
  let last = topDay;
  while (last > topDay - KEPT_WEEKS * 7 && !wasActive(state, topWeek, last)) last--;
  for (let day = last; day > last - 28; day--) {
    if (wasActive(state, topWeek, day)) features.activeDaysPrev28++;
  }
  let counted = -1;
  for (let day = Math.min(topDay, anchorDay); day > anchorDay - 28; day--) {
    if (weekday(day) >= 5 && week(day) !== counted && wasActive(state, topWeek, day)) {
      features.weekendsActive28++;
      counted = week(day);
    }
  }
  features.weekendsActive28 = Math.min(4, features.weekendsActive28);
}

/** Where the windows end: now, or the newest fact when its wall clock was ahead of the one here. */
export const anchorHour = (state: PortraitState, nowMs: number, zone: string): number =>
  Math.max(state.top, localHour(nowMs, zone));

/**
 * The numbers of a portrait at an instant, seen from the person's present zone. `nowMs` must not lie before the
 * newest fact by more than the clocks disagree: what has left the windows by then is gone.
 */
export function features(state: PortraitState, nowMs: number, zone: string): Features {
  const found: Features = {
    activity14: 0,
    activeDays14: 0,
    nightsActive14: 0,
    nightShare14: 0,
    sleeplessNights14: 0,
    morningsActive14: 0,
    morningShare14: 0,
    weekendShare14: 0,
    weekendsActive28: 0,
    sessions14: 0,
    longSessions14: 0,
    maxViewsPerSession14: 0,
    readingMinutes14: 0,
    daysSinceLast: 0,
    activeDaysPrev28: 0,
    interestTotal: 0,
    interests: [],
    nights: [],
    sleepless: [],
  };
  if (state.top < 0) return found;
  const anchor = anchorHour(state, nowMs, zone);
  const anchorDay = logicalDay(anchor);
  countHours(found, state, anchor);
  countReading(found, state, anchorDay);
  countDays(found, state, anchorDay);
  if (state.lastAt !== null) {
    found.daysSinceLast = Math.max(0, Math.floor((nowMs - state.lastAt) / DAY_MS));
  }
  found.interests = interestsAt(state, anchorDay);
  for (const interest of found.interests) found.interestTotal += interest.weight;
  return found;
}

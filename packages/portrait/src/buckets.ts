import { logicalDay, placeInDay, week, weekday } from './local-time';

export const ERA_WEEKS = 8;
export const FORTNIGHT_DAYS = 14;

/** Where a local hour is counted. All but `place`, `dayBit` and `cell` only grow with the hour. */
export interface Buckets {
  hour: number;
  /** Logical day, 05:00 to 05:00. */
  day: number;
  /** Hour within the logical day, 0 is 05:00. */
  place: number;
  week: number;
  /** Bit of the logical day in its week. */
  dayBit: number;
  fortnight: number;
  /** Eight weeks of calendar days, since the heat map shows calendar weekdays. */
  era: number;
  /** Hour within the calendar week, 0 is Monday 00:00. */
  cell: number;
}

/** Batches come from few hours: a direct-mapped cache saves most of the divisions. */
const CACHE_SIZE = 64;
const cache = new Array<Buckets | undefined>(CACHE_SIZE).fill(undefined);

export function bucketsOf(hour: number): Buckets {
  const cached = cache[hour & (CACHE_SIZE - 1)];
  if (cached?.hour === hour) return cached;
  const day = logicalDay(hour);
  const date = Math.floor(hour / 24);
  const buckets = {
    hour,
    day,
    place: placeInDay(hour),
    week: week(day),
    dayBit: 1 << weekday(day),
    fortnight: Math.floor(day / FORTNIGHT_DAYS),
    era: Math.floor(week(date) / ERA_WEEKS),
    cell: weekday(date) * 24 + (hour % 24),
  };
  cache[hour & (CACHE_SIZE - 1)] = buckets;
  return buckets;
}

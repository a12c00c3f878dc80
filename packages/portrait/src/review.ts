import { anchorHour } from './features';
import { DAY_MS, DAY_STARTS_AT, HOUR_MS, localHour, logicalDay, offsetMs } from './local-time';
import { quadGet } from './quad';
import { type DayState, type PortraitState, WINDOW_HOURS } from './state';

function oldestActiveHour(days: readonly DayState[], from: number): number | undefined {
  for (const day of days) {
    for (let place = 0; place < 24; place++) {
      const hour = day.d * 24 + DAY_STARTS_AT + place;
      if (hour >= from && quadGet(day.h[place >> 2]!, place & 3) > 0) return hour;
    }
  }
  return undefined;
}

/**
 * The next instant (ms UTC, after now, at most 24 h ahead) at which tags could change though nothing happens: a held
 * tag when an active hour leaves the 14 days; any tag when the logical day turns at 05:00 local or another whole day
 * of silence is full. Until then the tags held stay held. A tag that only the leaving of other hours would earn may
 * be found late, by the next turn of the day.
 */
export function nextReview(
  state: PortraitState,
  tags: readonly { key: string }[],
  nowMs: number,
  zone: string,
): number {
  const offset = offsetMs(nowMs, zone);
  // Around a change of the clock hours come twice or never: look every half hour.
  if (offset !== offsetMs(nowMs + DAY_MS, zone))
    return (Math.floor((2 * nowMs) / HOUR_MS) + 1) * (HOUR_MS / 2);
  const instantOf = (hour: number) => hour * HOUR_MS - offset;

  let next = Math.min(
    nowMs + DAY_MS,
    instantOf((logicalDay(localHour(nowMs, zone)) + 1) * 24 + DAY_STARTS_AT),
  );
  if (state.lastAt !== null && state.lastAt <= nowMs) {
    next = Math.min(next, state.lastAt + (Math.floor((nowMs - state.lastAt) / DAY_MS) + 1) * DAY_MS);
  }
  if (tags.length > 0) {
    const oldest = oldestActiveHour(state.days, anchorHour(state, nowMs, zone) - WINDOW_HOURS + 1);
    if (oldest !== undefined) next = Math.min(next, instantOf(oldest + WINDOW_HOURS));
  }
  return next;
}

const DAY_MS = 86_400_000;

/** The date that a calendar in `zone` shows, as days since 1970-01-01, and the minutes since its midnight. */
export function localTime(at: number, zone: string): { day: number; minute: number } {
  const shown = at + offsetMs(at, zone);
  const day = Math.floor(shown / DAY_MS);
  return { day, minute: Math.floor((shown - day * DAY_MS) / 60_000) };
}

/**
 * The instant at which clocks in `zone` show so many minutes after the midnight of a day; minutes beyond 1,440 are of
 * the next day. A time that is skipped in spring gives one within the hour after it; of two in autumn the later.
 */
export function instantOf(zone: string, day: number, minute: number): number {
  const shown = day * DAY_MS + minute * 60_000;
  const guess = shown - offsetMs(shown, zone);
  return shown - offsetMs(guess, zone);
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 4) % 7;

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the wall clock of a zone is ahead of UTC at an instant, ms. */
function offsetMs(at: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(zone, format);
  }
  const whole = Math.floor(at / 1_000) * 1_000;
  return Date.parse(`${format.format(whole).replace(' ', 'T')}Z`) - whole;
}

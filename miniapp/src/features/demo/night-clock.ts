const DAY_MS = 86_400_000;
const HALF_PAST_MIDNIGHT_MS = 30 * 60_000;

/** Offset of a zone from UTC at an instant, ms; the device's own where Intl does not know zones. */
export function zoneOffsetMs(zone: string, at: number): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(new Date(at));
    const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    const local = Date.UTC(
      value('year'),
      value('month') - 1,
      value('day'),
      value('hour'),
      value('minute'),
      value('second'),
    );
    return local - Math.floor(at / 1_000) * 1_000;
  } catch {
    return -new Date(at).getTimezoneOffset() * 60_000;
  }
}

/**
 * The instant of 00:30 local time, `nights` nights back from `now`: 1 is the last one that lies wholly in the past.
 * Right also across a daylight-saving change, since the offset is asked anew for that night.
 */
export function nightInstant(zone: string, now: number, nights: number): number {
  const localNow = now + zoneOffsetMs(zone, now);
  const midnight = Math.floor(localNow / DAY_MS) * DAY_MS;
  const lastNight = localNow - midnight > 2 * HALF_PAST_MIDNIGHT_MS ? midnight : midnight - DAY_MS;
  const local = lastNight - (nights - 1) * DAY_MS + HALF_PAST_MIDNIGHT_MS;
  return local - zoneOffsetMs(zone, local - zoneOffsetMs(zone, local));
}

const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_ZONES = 500;

/** Hour of the day 0..23 at an instant in an IANA zone. */
export function localHour(at: Date, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
    if (formats.size >= MOST_ZONES) formats.clear();
    formats.set(zone, format);
  }
  return Number(format.format(at));
}

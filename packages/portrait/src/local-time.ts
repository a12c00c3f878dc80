/**
 * Local wall-clock time of a person. A *local hour* is a whole number: hours since 1970-01-01T00:00 as the
 * wall clock there showed them. A *logical day* runs 05:00 to 05:00, so that a night belongs whole to the
 * date of its evening; it is numbered in days since 1970-01-01.
 */
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** No zone changes its clock twice within a week, so one search a week finds every transition. */
const BLOCK_MS = 7 * DAY_MS;
const MAX_ZONES = 256;
const MAX_BLOCKS = 64;

interface Block {
  index: number;
  /** Instant from which `after` holds; Infinity when the clock does not change in this week. */
  changesAt: number;
  before: number;
  after: number;
}

interface Zone {
  format: Intl.DateTimeFormat | undefined;
  blocks: Map<number, Block>;
  recent: Block | undefined;
}

const zones = new Map<string, Zone>();
let recentName: string | undefined;
let recentZone: Zone | undefined;

function openZone(name: string): Zone {
  let format: Intl.DateTimeFormat | undefined;
  try {
    if (name.length > 0 && name.length <= 64) {
      format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    }
  } catch {
    // A name that Intl does not know counts as UTC.
  }
  return { format, blocks: new Map(), recent: undefined };
}

function zoneOf(name: string): Zone {
  if (name === recentName) return recentZone!;
  let zone = zones.get(name);
  if (!zone) {
    zone = openZone(name);
    if (zones.size >= MAX_ZONES) zones.delete(zones.keys().next().value!);
    zones.set(name, zone);
  }
  recentName = name;
  recentZone = zone;
  return zone;
}

function askIntl(format: Intl.DateTimeFormat, at: number): number {
  const match = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(format.format(at));
  if (!match) return 0;
  const ms = Number(match[2]) * HOUR_MS + Number(match[3]) * MINUTE_MS + Number(match[4] ?? 0) * 1_000;
  return match[1] === '-' ? -ms : ms;
}

function findBlock(format: Intl.DateTimeFormat, index: number): Block {
  let low = index * BLOCK_MS;
  let high = low + BLOCK_MS;
  const before = askIntl(format, low);
  const after = askIntl(format, high);
  if (before === after) return { index, changesAt: Number.POSITIVE_INFINITY, before, after };
  while (high - low > MINUTE_MS) {
    const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
    if (askIntl(format, middle) === before) low = middle;
    else high = middle;
  }
  return { index, changesAt: high, before, after };
}

/** Milliseconds that the wall clock of the zone is ahead of UTC at an instant. An unknown zone is UTC. */
export function offsetMs(at: number, zoneName: string): number {
  const zone = zoneOf(zoneName);
  if (!zone.format) return 0;
  const index = Math.floor(at / BLOCK_MS);
  let block = zone.recent;
  if (block?.index !== index) {
    block = zone.blocks.get(index);
    if (!block) {
      block = findBlock(zone.format, index);
      if (zone.blocks.size >= MAX_BLOCKS) zone.blocks.clear();
      zone.blocks.set(index, block);
    }
    zone.recent = block;
  }
  return at < block.changesAt ? block.before : block.after;
}

export const localHour = (at: number, zone: string): number =>
  Math.floor((at + offsetMs(at, zone)) / HOUR_MS);

export const DAY_STARTS_AT = 5;
export const logicalDay = (hour: number): number => Math.floor((hour - DAY_STARTS_AT) / 24);
/** Place of a local hour in its logical day: 0 is 05:00, 18 is 23:00, 23 is 04:00. */
export const placeInDay = (hour: number): number => (hour + 24 - DAY_STARTS_AT) % 24;
/** Monday is 0; 1970-01-01 was a Thursday. Takes calendar or logical days. */
export const weekday = (day: number): number => (day + 3) % 7;
export const week = (day: number): number => Math.floor((day + 3) / 7);
const dates = new Map<number, string>();
const MAX_DATES = 512;

/** The local date of a day, as `2026-11-21`. */
export function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (dates.size >= MAX_DATES) dates.clear();
    dates.set(day, date);
  }
  return date;
}

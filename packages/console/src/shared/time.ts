import { useSyncExternalStore } from 'react';
import type { Locale } from './preferences';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options);
    formats.set(key, made);
  }
  return made;
}

/** `23:41` in that zone; without a zone in the browser's. */
export const clock = (at: Date | string, locale: Locale, timeZone?: string): string =>
  format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(at));

/** `周六 23:41`: a moment as the person there would say it. */
export const weekdayClock = (at: Date | string, locale: Locale, timeZone?: string): string =>
  `${format(locale, { weekday: 'short', timeZone }).format(new Date(at))} ${clock(at, locale, timeZone)}`;

/** `11月21日星期六`: heading of a day. */
export const dayTitle = (at: Date | string, locale: Locale, timeZone?: string): string =>
  format(locale, { month: 'long', day: 'numeric', weekday: 'long', timeZone }).format(new Date(at));

/** `2026年11月21日`. */
export const date = (at: Date | string, locale: Locale, timeZone?: string): string =>
  format(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone }).format(new Date(at));

/** `2026-11-21`: the calendar day in that zone, to group by. */
export function dayKey(at: Date | string, timeZone?: string): string {
  const parts = format('en', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).formatToParts(
    new Date(at),
  );
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 3_600],
  ['hour', 86_400],
  ['day', 7 * 86_400],
];

/** `3分钟前`; older than a week: the date. A clock slightly ahead counts as now. */
export function ago(at: Date | string, now: number, locale: Locale): string {
  const seconds = Math.max(0, Math.round((now - new Date(at).getTime()) / 1_000));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  if (seconds < 5) return relative.format(0, 'second');
  let size = 1;
  for (const [unit, until] of STEPS) {
    if (seconds < until) return relative.format(-Math.floor(seconds / size), unit);
    size = until === 7 * 86_400 ? 86_400 : until;
  }
  return date(at, locale);
}

/** `42 秒`, `3 分 20 秒`, `1 小时 5 分`: a length of time in at most two units. */
export function duration(ms: number, locale: Locale): string {
  const [s, m, h] = locale === 'en' ? ['s', 'min', 'h'] : ['秒', '分', '小时'];
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} ${s}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 ? `${minutes} ${m} ${seconds % 60} ${s}` : `${minutes} ${m}`;
  const rest = minutes % 60;
  return rest ? `${Math.floor(minutes / 60)} ${h} ${rest} ${m}` : `${Math.floor(minutes / 60)} ${h}`;
}

/** `上海` of `Asia/Shanghai`, as the language of the reader names it where the platform knows. */
export function zoneName(zone: string, locale: Locale): string {
  const offset = format(locale, { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(new Date())
    .find((part) => part.type === 'timeZoneName')?.value;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return `${CITIES[locale][zone] ?? city} ${offset?.replace('GMT', 'UTC') ?? ''}`.trim();
}

/** Chinese names of the zones that this product meets most; others keep the city of their IANA name. */
const CITIES: Record<Locale, Record<string, string>> = {
  en: {},
  'zh-CN': {
    'Asia/Shanghai': '上海',
    'Asia/Urumqi': '乌鲁木齐',
    'Asia/Hong_Kong': '香港',
    'Asia/Taipei': '台北',
    'Asia/Tokyo': '东京',
    'Asia/Singapore': '新加坡',
    'Asia/Seoul': '首尔',
    'Asia/Bangkok': '曼谷',
    'Asia/Dubai': '迪拜',
    'Australia/Sydney': '悉尼',
    'Europe/London': '伦敦',
    'Europe/Paris': '巴黎',
    'Europe/Berlin': '柏林',
    'Europe/Moscow': '莫斯科',
    'America/New_York': '纽约',
    'America/Los_Angeles': '洛杉矶',
    'America/Toronto': '多伦多',
    'America/Vancouver': '温哥华',
  },
};

const TICK_MS = 15_000;
const watchers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function watch(listener: () => void): () => void {
  watchers.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const watcher of [...watchers]) watcher();
  }, TICK_MS);
  return () => {
    watchers.delete(listener);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time of now in ms, renewed every 15 s; one timer for the whole page. */
export const useNow = (): number => useSyncExternalStore(watch, () => now);

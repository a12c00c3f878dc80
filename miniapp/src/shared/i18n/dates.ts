import type { Locale } from './index';

const pad = (value: number) => String(value).padStart(2, '0');
const startOfDay = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
const DAY_MS = 86_400_000;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS: Record<Locale, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

export const clockTime = (at: Date) => `${pad(at.getHours())}:${pad(at.getMinutes())}`;

/** `11月21日`, `21 Nov`; with the year when it is another one. Mini-programs have no dependable Intl. */
export function dayText(at: Date, locale: Locale, now = new Date()): string {
  const otherYear = at.getFullYear() !== now.getFullYear();
  if (locale === 'en') {
    return `${at.getDate()} ${MONTHS[at.getMonth()]}${otherYear ? ` ${at.getFullYear()}` : ''}`;
  }
  return `${otherYear ? `${at.getFullYear()}年` : ''}${at.getMonth() + 1}月${at.getDate()}日`;
}

export const weekdayText = (at: Date, locale: Locale) => WEEKDAYS[locale][at.getDay()] as string;

/** `今天`, `昨天`, else the day: for separators in a chat. */
export function nearDayText(at: Date, locale: Locale, now = new Date()): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days === 0) return locale === 'en' ? 'Today' : '今天';
  if (days === 1) return locale === 'en' ? 'Yesterday' : '昨天';
  return dayText(at, locale, now);
}

import type { TopicKey } from '@wanglai/demo-brand';

export const KINDS = [
  'night-reader',
  'early-reader',
  'weekend-reader',
  'binge-reader',
  'deal-hunter',
  'helper',
  'drifting',
  'elsewhere',
] as const;
export type Kind = (typeof KINDS)[number];

/** From one bound to the other, both included. */
export type Range = readonly [least: number, most: number];

/** How people of a kind come and read. What they do in a room through its API has its numbers there (rooms/). */
export interface Habit {
  /** What a person at the terminal reads. */
  label: string;
  /** How common the kind is among all. */
  weight: number;
  /** Local hours in which visits begin; 24 and more are the hours after midnight of the same evening. */
  hours: readonly number[];
  /** One visit in so many comes at another hour of the day. */
  straying: number;
  /** Days of the week on which they come, 0 is Sunday. */
  weekdays: readonly number[];
  /** Part of those days on which they do. */
  presence: number;
  visitsADay: Range;
  pieces: Range;
  /** How long one piece is read, seconds. */
  dwellS: Range;
  zones: readonly string[];
  /** Topics they come back to, dearest first; drawn for each person where there are none. */
  interests?: readonly TopicKey[];
  /** Part of the pieces that are about the dearest topic. */
  devotion: number;
  favourites: number;
  shares: number;
  searches: number;
  /** Nothing in the last so many days. */
  awayDays?: number;
  /** The tag that this habit earns, and the least number of days of history that can earn it. */
  tag?: { key: string; days: number };
  /** A tag that they must not get. */
  never?: string;
}

const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;
const usual = {
  straying: 0.1,
  weekdays: everyDay,
  presence: 0.6,
  visitsADay: [1, 1],
  pieces: [1, 3],
  dwellS: [25, 150],
  zones: ['Asia/Shanghai'],
  devotion: 0.45,
  favourites: 0.12,
  shares: 0.05,
  searches: 0.15,
} as const satisfies Partial<Habit>;

export const HABITS: Readonly<Record<Kind, Habit>> = {
  'night-reader': {
    ...usual,
    label: '夜里读的人 night readers',
    weight: 20,
    hours: [23, 23, 24, 24, 25, 26],
    presence: 0.7,
    pieces: [2, 4],
    zones: ['Asia/Shanghai', 'Asia/Shanghai', 'Asia/Shanghai', 'Europe/Moscow', 'America/New_York'],
    tag: { key: 'night-owl', days: 10 },
  },
  'early-reader': {
    ...usual,
    label: '清早读的人 early readers',
    weight: 15,
    hours: [5, 6, 6, 7],
    presence: 0.65,
    zones: ['Asia/Shanghai', 'Asia/Shanghai', 'Asia/Urumqi', 'Europe/Moscow'],
    tag: { key: 'early-bird', days: 10 },
  },
  'weekend-reader': {
    ...usual,
    label: '周末读的人 weekend readers',
    weight: 12,
    hours: [9, 10, 11, 15, 16, 17],
    straying: 0,
    weekdays: [0, 6],
    presence: 1,
    visitsADay: [1, 2],
    pieces: [2, 4],
    tag: { key: 'weekend-reader', days: 22 },
  },
  'binge-reader': {
    ...usual,
    label: '一口气读的人 binge readers',
    weight: 10,
    hours: [14, 20, 21],
    presence: 0.45,
    pieces: [6, 9],
    dwellS: [320, 480],
    tag: { key: 'binge-reader', days: 10 },
  },
  'deal-hunter': {
    ...usual,
    label: '找优惠的人 deal hunters',
    weight: 13,
    hours: [12, 12, 13, 20],
    interests: ['deals', 'beans', 'stores'],
    devotion: 0.8,
    dwellS: [10, 70],
    pieces: [2, 3],
    searches: 0.3,
    tag: { key: 'deal-hunter', days: 8 },
  },
  helper: {
    ...usual,
    label: '热心的人 helpers',
    weight: 8,
    hours: [19, 20, 21],
    favourites: 0.3,
    shares: 0.15,
  },
  drifting: {
    ...usual,
    label: '渐渐不来的人 drifting away',
    weight: 10,
    hours: [7, 8, 12, 18],
    presence: 0.85,
    zones: ['Asia/Shanghai', 'Asia/Shanghai', 'America/New_York'],
    awayDays: 11,
    tag: { key: 'drifting-away', days: 20 },
  },
  elsewhere: {
    ...usual,
    label: '只是在别的时区 merely in another zone',
    weight: 12,
    // Their midday and evening are the small hours of Shanghai.
    hours: [11, 12, 13, 18, 19],
    straying: 0,
    zones: ['Europe/Moscow', 'America/New_York'],
    never: 'night-owl',
  },
};

import { defineWords } from './index';

/** Zones that the app names in words; others show the city of their IANA name. */
export const zoneWords = defineWords(
  {
    'Asia/Shanghai': '北京时间',
    'Asia/Tokyo': '东京',
    'Europe/Moscow': '莫斯科',
    'Europe/London': '伦敦',
    'America/New_York': '纽约',
    'America/Los_Angeles': '洛杉矶',
  },
  {
    'Asia/Shanghai': 'Beijing time',
    'Asia/Tokyo': 'Tokyo',
    'Europe/Moscow': 'Moscow',
    'Europe/London': 'London',
    'America/New_York': 'New York',
    'America/Los_Angeles': 'Los Angeles',
  },
);

export type NamedZone = keyof typeof zoneWords.en;
export const NAMED_ZONES = Object.keys(zoneWords.en) as NamedZone[];

export const zoneText = (zone: string, words: Record<NamedZone, string>): string =>
  words[zone as NamedZone] ?? zone.slice(zone.lastIndexOf('/') + 1).replace(/_/g, ' ');

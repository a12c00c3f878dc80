import type { Locale, Reason } from '@wanglai/contract';
import { say, type Words } from '../../platform/localise';
import type { Choice, ReasonCode } from './rules/choose-cards';

/**
 * Why a card stands before a person: kept as it is, and worded in the reader's language whenever it is read. `tag`: they
 * have just earned it; `short`: the content takes a few minutes. `published`: it has just appeared.
 */
export type Ground =
  | Omit<Choice, 'id'>
  | { code: 'tag'; tag: string; short: boolean }
  | { code: 'published'; topic: string };

/** A content and why it is placed. */
export type Placement = { id: string } & Ground;

/** What a ground speaks of, in the words of a locale; `ageMs`: since its content was published. */
interface About {
  topicLabel(key: string): string;
  tagLabel(key: string): string;
  /** Of a content; undefined when it is withdrawn. */
  title(id: string): string | undefined;
  ageMs: number;
}

const DAY_MS = 86_400_000;

const WORDS: Record<Exclude<ReasonCode, 'interest' | 'together' | 'alike' | 'fresh'>, Words> = {
  popular: { zh: '很多人在看', en: 'Many people are reading this' },
  explore: { zh: '换个口味试试', en: 'Something different to try' },
  night: { zh: '夜里读正好', en: 'Just right for the night' },
  again: { zh: '读过的，也值得再看', en: 'Read before, worth another look' },
  start: { zh: '可以从这里读起', en: 'A good place to start' },
  editorial: { zh: '编辑推荐', en: 'Picked by our editors' },
};

/** The reason on a card, in words that are true of it. */
export function reasonInWords(ground: Ground, about: About, locale: Locale): Reason {
  switch (ground.code) {
    case 'tag': {
      const night = ground.tag === 'night-owl';
      const words = (night ? nightWords : tagWords)(about.tagLabel(ground.tag), ground.short);
      return { code: night ? 'night' : 'tag', text: say(words, locale) };
    }
    case 'published':
      return { code: 'fresh', text: say(publishedWords(about.topicLabel(ground.topic)), locale) };
    default:
      return { code: ground.code, text: say(choiceWords(ground, about), locale) };
  }
}

const tagWords = (label: string): Words => ({ zh: `因为你是${label}`, en: `Because you are: ${label}` });
const nightWords = (label: string, short: boolean): Words =>
  short
    ? { zh: `因为你是${label}：这篇很短，读完好睡`, en: `${label}: a short one, then good night` }
    : { zh: `因为你是${label}：这篇适合夜里慢慢读`, en: `${label}: one to read slowly at night` };
const publishedWords = (topic: string): Words => ({
  zh: `你常看${topic}，这篇刚刚发布`,
  en: `Just published on ${topic}, which you often read`,
});

function choiceWords(
  { code, topic, because }: Omit<Choice, 'id'>,
  { topicLabel, title, ageMs }: About,
): Words {
  if (code === 'interest') {
    const label = topic === undefined ? undefined : topicLabel(topic);
    return { zh: `因为你常看 ${label ?? ''}`.trim(), en: `Because you often read about ${label ?? 'this'}` };
  }
  if (code === 'together' || code === 'alike') {
    // What is withdrawn is not named any more.
    const other = because === undefined ? undefined : title(because);
    if (other === undefined) return WORDS.explore;
    return code === 'together'
      ? { zh: `看过《${other}》的人也看了这篇`, en: `People who read “${other}” read this, too` }
      : { zh: `因为你看过《${other}》`, en: `Because you read “${other}”` };
  }
  if (code === 'fresh')
    return ageMs < DAY_MS ? { zh: '今天新到', en: 'New today' } : { zh: '这几天新到', en: 'New these days' };
  return WORDS[code];
}

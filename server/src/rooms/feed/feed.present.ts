import type { Locale, Reason } from '@wanglai/contract';
import { say, type Words } from '../../platform/localise';
import type { ReasonCode } from './rules/choose-cards';

const DAY_MS = 86_400_000;

const WORDS: Record<Exclude<ReasonCode, 'interest' | 'fresh'>, Words> = {
  popular: { zh: '很多人在看', en: 'Many people are reading this' },
  explore: { zh: '换个口味试试', en: 'Something different to try' },
  night: { zh: '夜里读正好', en: 'Just right for the night' },
  again: { zh: '读过的，也值得再看', en: 'Read before, worth another look' },
  start: { zh: '可以从这里读起', en: 'A good place to start' },
  editorial: { zh: '编辑推荐', en: 'Picked by our editors' },
};

/** The reason on a card, in words that are true of it. */
export function reasonInWords(
  code: ReasonCode,
  about: { label: string | undefined; ageMs: number; locale: Locale },
): Reason {
  return { code, text: say(wordsFor(code, about), about.locale) };
}

function wordsFor(code: ReasonCode, { label, ageMs }: { label: string | undefined; ageMs: number }): Words {
  if (code === 'interest')
    return { zh: `因为你常看 ${label ?? ''}`.trim(), en: `Because you often read about ${label ?? 'this'}` };
  if (code === 'fresh')
    return ageMs < DAY_MS ? { zh: '今天新到', en: 'New today' } : { zh: '这几天新到', en: 'New these days' };
  return WORDS[code];
}

/** The reason on a card that a tag has earned; `label` is the tag's own name. */
export function tagInWords(tag: string, label: string, short: boolean, locale: Locale): Reason {
  if (tag !== 'night-owl')
    return { code: 'tag', text: say({ zh: `因为你是${label}`, en: `Because you are: ${label}` }, locale) };
  const words = short
    ? { zh: `因为你是${label}：这篇很短，读完好睡`, en: `${label}: a short one, then good night` }
    : { zh: `因为你是${label}：这篇适合夜里慢慢读`, en: `${label}: one to read slowly at night` };
  return { code: 'night', text: say(words, locale) };
}

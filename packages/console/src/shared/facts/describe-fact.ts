import type { FactView } from '@wanglai/contract';
import { factKindOf, PAGES } from '@wanglai/contract/names';
import type { Locale } from '../preferences';
import { duration } from '../time';
import type { FactWords } from './words';

export interface FactSentence {
  /** Who; the brand itself where no person acted. */
  who: string;
  /** Words around what was acted upon, with the spaces that belong between. */
  before: string;
  /** What was acted upon, quoted; empty where there is nothing to name. */
  object: string;
  after: string;
  /** What is worth knowing beside: `停留 42 秒`. */
  details: string[];
}

type Properties = NonNullable<FactView['props']>;

const CUSTOM = 'custom:';
const said = (words: { zh: string; en: string }, locale: Locale) => words[locale === 'en' ? 'en' : 'zh'];
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** A fact of the stream in the words of the register, in parts, so that screens can weigh them. Unknown types are named as they are. */
export function describeFact(fact: FactView, t: FactWords, locale: Locale): FactSentence {
  const props = fact.props ?? {};
  const object = objectOf(fact, props, t, locale);
  const kind = factKindOf(fact.type);
  const words = kind ? said(kind, locale) : t.happened(fact.type);
  const [before = '', after = ''] = words.split('{target}');
  return {
    who: fact.personName || (fact.personId ? t.somebody : t.brand),
    before: object ? before : before.trimEnd(),
    object,
    after,
    details: detailsOf(fact, props, t, locale),
  };
}

function objectOf(fact: FactView, props: Properties, t: FactWords, locale: Locale): string {
  if (fact.type.startsWith(CUSTOM)) return t.mention(fact.type.slice(CUSTOM.length));
  if (fact.title) return t.quote(fact.title);
  const tag = fact.target?.type === 'tag' ? t.tags[text(fact.target.id)] : undefined;
  if (tag) return t.mention(tag);
  const query = text(props.query ?? props.q);
  if (fact.type === 'search' && query) return t.mention(query);
  const label = text(fact.target?.text);
  if (label) return t.mention(label);
  return fact.type === 'view' || fact.type === 'leave' ? pageOf(fact.page ?? '', t, locale) : '';
}

const titles = new Map(Object.values(PAGES).map((page) => [`/${page.path}`, page]));

/** A page of the mini-program by its title; one that is not known, by its path. */
function pageOf(page: string, t: FactWords, locale: Locale): string {
  const path = page.split('?')[0] ?? '';
  const title = titles.get(path);
  return title ? t.mention(said(title, locale)) : path;
}

function detailsOf(fact: FactView, props: Properties, t: FactWords, locale: Locale): string[] {
  const details: string[] = [];
  const dwell = number(props.dwellMs);
  if (dwell !== undefined && dwell >= 1_000) details.push(t.stayed(duration(dwell, locale)));
  const position = number(fact.target?.position);
  if (fact.type === 'exposure' && position !== undefined) details.push(t.position(position + 1));
  // A tap says what was tapped even where the content around it has a title.
  const tapped = text(fact.target?.text);
  if (fact.type === 'click' && fact.title && tapped && tapped !== fact.title) details.push(t.mention(tapped));
  const depth = number(props.shareDepth);
  if (depth) details.push(t.shareDepth(depth));
  return details;
}

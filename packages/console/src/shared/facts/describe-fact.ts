import type { FactView } from '@wanglai/contract';
import type { Locale } from '../preferences';
import { duration } from '../time';
import type { FactWords } from './words';

export interface FactSentence {
  /** Who; the brand itself where no person acted. */
  who: string;
  verb: string;
  /** What was acted upon, quoted; empty where there is nothing to name. */
  object: string;
  /** What is worth knowing beside: `停留 42 秒`. */
  details: string[];
}

type Properties = NonNullable<FactView['props']>;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** A fact of the stream as a sentence in parts, so that screens can weigh them. Unknown types are named as they are. */
export function describeFact(fact: FactView, t: FactWords, locale: Locale): FactSentence {
  const props = fact.props ?? {};
  return {
    who: fact.personName || (fact.personId ? t.somebody : t.brand),
    verb: verbOf(fact.type, t),
    object: objectOf(fact, props, t),
    details: detailsOf(fact, props, t, locale),
  };
}

function verbOf(type: string, t: FactWords): string {
  const known = t.verbs[type];
  if (known) return known;
  return type.startsWith('custom:') ? t.did(type.slice('custom:'.length)) : t.happened(type);
}

function objectOf(fact: FactView, props: Properties, t: FactWords): string {
  if (fact.title) return t.quote(fact.title);
  const tag = fact.target?.type === 'tag' ? t.tags[text(fact.target.id)] : undefined;
  if (tag) return t.mention(tag);
  const query = text(props.query ?? props.q);
  if (fact.type === 'search' && query) return t.mention(query);
  const label = text(fact.target?.text);
  if (label) return t.mention(label);
  return fact.type === 'view' || fact.type === 'leave' ? pageOf(fact.page ?? '', t) : '';
}

/** A page of the mini-program by its title; one that is not known, by its path. */
function pageOf(page: string, t: FactWords): string {
  const path = page.split('?')[0] ?? '';
  const name = t.pages[path.replace(/^\//, '')];
  return name ? t.mention(name) : path;
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

import { FACTS, type FactGroup, factKindOf } from '@wanglai/contract/names';
import type { IconName } from '@wanglai/design';

const ORDER: readonly FactGroup[] = ['read', 'tap', 'spread', 'talk', 'buy', 'visit', 'data', 'other'];
const used = new Set(Object.values(FACTS).map(({ group }) => group));

/** Few kinds under which all types of facts can be filtered: those that some room has facts of. */
export const FACT_GROUPS = ORDER.filter((group) => used.has(group));

export const groupOf = (type: string): FactGroup => factKindOf(type)?.group ?? 'other';

/** Types that people tell apart at a glance; all others bear the picture of their kind. */
const ICONS: Record<string, IconName> = {
  leave: 'clock',
  exposure: 'eye',
  favourite: 'bookmark',
  search: 'search',
  hide: 'log-out',
  signup: 'user',
  'content.liked': 'heart',
  'content.favourited': 'bookmark',
  'portraits.tag-assigned': 'tag',
};

const ICON_OF_GROUP: Record<FactGroup, IconName> = {
  read: 'book-open',
  tap: 'smartphone',
  spread: 'share-2',
  talk: 'message-circle',
  buy: 'shopping-bag',
  visit: 'log-in',
  data: 'shield',
  other: 'circle',
};

export const iconOf = (type: string): IconName => ICONS[type] ?? ICON_OF_GROUP[groupOf(type)];

import { FACTS, FACTS_NEED, type FactGroup, factKindOf } from '@wanglai/contract/names';
import type { IconName } from '@wanglai/design';
import { can, useStaff } from '../session';

const ORDER: readonly FactGroup[] = [
  'read',
  'tap',
  'spread',
  'publish',
  'talk',
  'buy',
  'visit',
  'data',
  'other',
];
const used = new Set(Object.values(FACTS).map(({ group }) => group));

/** Few kinds under which all types of facts can be filtered: those that some room has facts of. */
const FACT_GROUPS = ORDER.filter((group) => used.has(group));

/** Of these kinds the ones that who is signed in may see, and whether that is all of them. */
export function useSeenGroups(): { groups: readonly FactGroup[]; seesAll: boolean } {
  const staff = useStaff();
  const groups = FACT_GROUPS.filter((group) => staff && can(staff, FACTS_NEED[group]));
  return { groups, seesAll: groups.length === FACT_GROUPS.length };
}

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
  publish: 'quote',
  talk: 'message-circle',
  buy: 'shopping-bag',
  visit: 'log-in',
  data: 'shield',
  other: 'circle',
};

export const iconOf = (type: string): IconName => ICONS[type] ?? ICON_OF_GROUP[groupOf(type)];

import type { IconName } from '@wanglai/design';

/** Few kinds under which all types of facts can be filtered. */
export const FACT_KINDS = ['read', 'tap', 'spread', 'talk', 'data', 'other'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

const BY_TYPE: Record<string, FactKind> = {
  view: 'read',
  leave: 'read',
  search: 'read',
  exposure: 'read',
  click: 'tap',
  share: 'spread',
  favourite: 'spread',
};

/** By room of the server's facts. */
const BY_ROOM: Record<string, FactKind> = {
  content: 'spread',
  chat: 'talk',
  portraits: 'data',
};

export const kindOf = (type: string): FactKind =>
  BY_TYPE[type] ?? BY_ROOM[type.split('.')[0] ?? ''] ?? 'other';

const ICONS: Record<string, IconName> = {
  view: 'book-open',
  leave: 'clock',
  click: 'smartphone',
  exposure: 'eye',
  share: 'share-2',
  favourite: 'bookmark',
  search: 'search',
  launch: 'log-in',
  show: 'log-in',
  hide: 'log-out',
  signup: 'user',
  'content.liked': 'heart',
  'content.favourited': 'bookmark',
  'portraits.tag-assigned': 'tag',
};

const ICON_OF_KIND: Record<FactKind, IconName> = {
  read: 'book-open',
  tap: 'smartphone',
  spread: 'share-2',
  talk: 'message-circle',
  data: 'shield',
  other: 'circle',
};

export const iconOf = (type: string): IconName => ICONS[type] ?? ICON_OF_KIND[kindOf(type)];

import type { PictureSlug } from '../../pictures/draw-picture';
import type { TopicKey } from '../../topics';

/** One piece of the demo brand, ready to be stored. Pictures inside `body` stand as `![what it shows](picture:slug)`. */
export interface ContentPiece {
  /** Unique and stable; part of the stored id, so that seeding twice changes nothing. */
  slug: string;
  kind: 'article' | 'video' | 'case' | 'whitepaper' | 'event';
  /** At most 30 characters. */
  title: string;
  /** At most 80 characters. */
  summary: string;
  /** Markdown: headings from `##`, lists, quotes, pictures. */
  body: string;
  /** One to three, the main one first. */
  topics: readonly [TopicKey, ...TopicKey[]];
  /** What it is, what it does for me, what it means to me. */
  level: 'attribute' | 'consequence' | 'value';
  cover: PictureSlug;
  author: string;
  /** Reading or watching time. */
  minutes: number;
  /** Whole days before the seeding, 0..60. */
  publishedDaysAgo: number;
  /** Short and calm enough for somebody who should be asleep. */
  nightFriendly?: boolean;
}

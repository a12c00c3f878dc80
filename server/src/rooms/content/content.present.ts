import type { Card, Content, Locale } from '@wanglai/contract';
import type { Actor } from '../../platform/context';
import type { Catalogue } from './catalogue';
import type { ContentDoc, ContentHead } from './content.model';
import type { Count } from './counts';
import type { ContentMark } from './marks.model';
import { blocksOfMarkdown } from './rules/blocks-of-markdown';

export interface Mine {
  liked: boolean;
  favourited: boolean;
  progress: number;
}

/** What a person left on contents, under whichever of their ids. */
export function mineOf(marks: readonly ContentMark[]): Map<string, Mine> {
  const mine = new Map<string, Mine>();
  for (const { subjectId, flags, progress = 0 } of marks) {
    const before = mine.get(subjectId) ?? { liked: false, favourited: false, progress: 0 };
    mine.set(subjectId, {
      liked: before.liked || flags.liked !== undefined,
      favourited: before.favourited || flags.favourited !== undefined,
      progress: Math.max(before.progress, progress),
    });
  }
  return mine;
}

export function presentCard(
  content: ContentHead,
  view: { catalogue: Catalogue; locale: Locale; count: Count | undefined; mine: Mine | undefined },
): Card {
  const { catalogue, locale } = view;
  return {
    id: content._id,
    kind: content.kind,
    title: content.title,
    summary: content.summary,
    cover: content.cover,
    topics: content.topics.map((key) => ({ key, label: catalogue.labelOf(key, locale) })),
    level: content.level,
    author: content.author,
    minutes: content.minutes,
    publishedAt: content.publishedAt?.toISOString() ?? null,
    stats: view.count ?? { views: 0, likes: 0, favourites: 0 },
    mine: view.mine ?? { liked: false, favourited: false, progress: 0 },
  };
}

export function presentContent(content: ContentDoc, actor: Actor, card: Card): Content {
  return {
    ...card,
    state: content.state,
    blocks: blocksOfMarkdown(content.body),
    ...(actor.kind === 'staff' && { body: content.body }),
    createdAt: content.createdAt.toISOString(),
    updatedAt: content.updatedAt.toISOString(),
  };
}

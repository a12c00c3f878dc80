import type { Card } from '@wanglai/contract';
import type { Actor, Ctx } from '../../../platform/context';
import { cursorAt, pageOf, placeAt } from '../../../platform/pages';
import { gramsToFind, wordsOf } from '../../../platform/search-words';
import type { ContentState } from '../content.model';
import { mayWrite } from '../content.policy';
import type { Parts } from '../parts';
import { showCards } from './show-contents';

export interface ContentRow extends Card {
  state: ContentState;
  updatedAt: string;
}

/**
 * Contents by state, topic and words; for those who write all of them, last edited first, for everybody else the
 * published ones, newest first. All words typed must stand in a content, or all of what was typed in its title.
 */
export async function listContents(
  parts: Parts,
  ctx: Ctx<Actor>,
  query: { cursor?: string; limit: number; q?: string; topic?: string; state?: ContentState },
): Promise<{ items: ContentRow[]; nextCursor: string | null }> {
  const writes = mayWrite(ctx.actor);
  if (!writes && query.state && query.state !== 'published') return { items: [], nextCursor: null };
  const state = writes ? query.state : 'published';
  const by = state === 'published' ? 'publishedAt' : 'updatedAt';
  const find = query.q ? { words: wordsOf(query.q), titleGrams: gramsToFind(query.q) } : undefined;
  // Nothing but signs was typed.
  if (find && !find.words.length) return { items: [], nextCursor: null };
  const rows = await parts.contents.search({
    ...(state && { state }),
    ...(query.topic && { topic: query.topic }),
    ...(find && { find }),
    ...(query.cursor && { before: placeAt({ cursor: query.cursor }) }),
    by,
    limit: query.limit + 1,
  });
  const { items, nextCursor } = pageOf(rows, query.limit, (last) => cursorAt(last[by], last._id));
  const cards = await showCards(parts, items, {
    ids: await parts.people.idsOfActor(ctx.actor),
    locale: ctx.locale,
  });
  return {
    items: cards.map((card, i) => ({
      ...card,
      state: items[i]!.state,
      updatedAt: items[i]!.updatedAt.toISOString(),
    })),
    nextCursor,
  };
}

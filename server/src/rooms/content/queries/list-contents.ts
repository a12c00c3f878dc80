import type { Card } from '@wanglai/contract';
import type { Actor, Ctx } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { gramsToFind } from '../../../platform/grams';
import { decodeCursor, encodeCursor, pageOf } from '../../../platform/pages';
import type { ContentState } from '../content.model';
import { mayWrite } from '../content.policy';
import { idsOfActor, type Parts } from '../parts';
import { wordsOf } from '../rules/words-of';
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
    ...(query.cursor && { before: placeOf(query.cursor) }),
    by,
    limit: query.limit + 1,
  });
  const { items, nextCursor } = pageOf(rows, query.limit, (last) =>
    encodeCursor(last[by]!.getTime(), last._id),
  );
  const cards = await showCards(parts, items, {
    ids: await idsOfActor(parts.people, ctx.actor),
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

/** Reads a cursor made of an instant and an id; throws `request.invalid`. */
export function placeOf(cursor: string): { at: Date; id: string } {
  const [time, id] = decodeCursor({ cursor }, 'number', 'string');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()))
    throw new AppError('request.invalid', {
      fields: [{ path: 'cursor', message: 'is not a cursor of this list' }],
    });
  return { at, id };
}

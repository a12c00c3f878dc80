import type { Card } from '@wanglai/contract';
import type { Actor, Ctx } from '../../../platform/context';
import { cursorAt, pageOf, placeAt } from '../../../platform/pages';
import { cursorOfFound, placeOfFound, readFound } from '../../../platform/search-pages';
import type { ContentHead, ContentSearch, ContentState } from '../content.model';
import { mayWrite } from '../content.policy';
import type { Parts } from '../parts';
import { showCards } from './show-contents';

export interface ContentRow extends Card {
  state: ContentState;
  updatedAt: string;
}

interface Query {
  cursor?: string;
  limit: number;
  q?: string;
  topic?: string;
  state?: ContentState;
}
interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * Contents by state, topic and words; for those who write all of them, last edited first, for everybody else the
 * published ones, newest first. What was typed is found best in the title, then in the summary, then in the text.
 */
export async function listContents(
  parts: Parts,
  ctx: Ctx<Actor>,
  query: Query,
): Promise<{ items: ContentRow[]; nextCursor: string | null }> {
  const writes = mayWrite(ctx.actor);
  if (!writes && query.state && query.state !== 'published') return { items: [], nextCursor: null };
  const state = writes ? query.state : 'published';
  const by = state === 'published' ? 'publishedAt' : 'updatedAt';
  const { items, nextCursor } = await headsOf(parts, query, {
    ...(state && { state }),
    ...(query.topic && { topic: query.topic }),
    by,
  });
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

async function headsOf(
  { contents }: Parts,
  { q, cursor, limit }: Query,
  where: Omit<ContentSearch, 'found' | 'before' | 'limit'>,
): Promise<Page<ContentHead>> {
  const { by } = where;
  if (!q) {
    const before = cursor === undefined ? undefined : placeAt({ cursor });
    const rows = await contents.search({ ...where, before, limit: limit + 1 });
    return pageOf(rows, limit, (last) => cursorAt(last[by], last._id));
  }
  const from = cursor === undefined ? undefined : placeOfFound({ cursor });
  const found = await readFound(q, from, limit + 1, (found, before, most) =>
    contents.search({ ...where, found, before, limit: most }),
  );
  const page = pageOf(found, limit, ({ rank, row }) =>
    cursorOfFound({ rank, before: { at: row[by] ?? new Date(0), id: row._id } }),
  );
  return { items: page.items.map(({ row }) => row), nextCursor: page.nextCursor };
}

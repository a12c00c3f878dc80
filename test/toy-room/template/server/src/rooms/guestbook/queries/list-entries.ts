import type { QueryOf, ReplyOf } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { cursorAt, pageOf, placeAt } from '../../../platform/pages';
import { presentEntry } from '../guestbook.present';
import type { Parts } from '../parts';

/** The book, newest first; a guest sees which entries are their own. */
export async function listEntries(
  { entries, people }: Parts,
  ctx: Ctx,
  { cursor, limit }: QueryOf<'GET /guestbook'>,
): Promise<ReplyOf<'GET /guestbook'>> {
  const before = cursor === undefined ? undefined : placeAt({ cursor });
  const [rows, ids] = await Promise.all([
    entries.page(before, limit + 1),
    ctx.actor.kind === 'person' ? people.everyIdOf(ctx.actor.id) : [],
  ]);
  const { items, nextCursor } = pageOf(rows, limit, (last) => cursorAt(last.at, last._id));
  return { items: items.map((entry) => presentEntry(entry, ids)), nextCursor };
}

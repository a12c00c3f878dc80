import type { Card } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { cursorAt, pageOf, placeAt } from '../../../platform/pages';
import type { Parts } from '../parts';
import { showCards } from './show-contents';

/** What the person has kept, newest first. Withdrawn contents are left out until they come back. */
export async function listFavourites(
  parts: Parts,
  ctx: Ctx<PersonActor>,
  query: { cursor?: string; limit: number },
): Promise<{ items: Card[]; nextCursor: string | null }> {
  const ids = await parts.people.idsOfActor(ctx.actor);
  const before = query.cursor ? placeAt({ cursor: query.cursor }) : undefined;
  const marks = await parts.marks.listed(ids, 'favourited', before, query.limit + 1);
  const page = pageOf(marks, query.limit, (last) => cursorAt(last.flags.favourited!, last._id));
  const wanted = [...new Set(page.items.map(({ subjectId }) => subjectId))];
  const contents = new Map((await parts.contents.published(wanted)).map((one) => [one._id, one]));
  const shown = wanted.flatMap((id) => contents.get(id) ?? []);
  return { items: await showCards(parts, shown, { ids, locale: ctx.locale }), nextCursor: page.nextCursor };
}

import type { QueryOf, ReplyOf } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { cursorAt, pageOf, placeAt } from '../../../platform/pages';
import type { People } from '../../identity';
import type { Notices } from '../notices.model';
import { presentNotice } from '../notices.present';

/** My notices, newest first, with how many of all are unread. */
export async function listNotices(
  { notices, people }: { notices: Notices; people: People },
  ctx: Ctx<PersonActor>,
  { cursor, limit }: QueryOf<'GET /notices'>,
): Promise<ReplyOf<'GET /notices'>> {
  const ids = await people.everyIdOf(ctx.actor.id);
  const before = cursor === undefined ? undefined : placeAt({ cursor });
  const [rows, unread] = await Promise.all([notices.page(ids, before, limit + 1), notices.countUnread(ids)]);
  const { items, nextCursor } = pageOf(rows, limit, (last) => cursorAt(last.at, last._id));
  return { items: items.map((notice) => presentNotice(notice, ctx.locale)), nextCursor, unread };
}

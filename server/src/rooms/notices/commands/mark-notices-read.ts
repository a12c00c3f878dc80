import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { People } from '../../identity';
import type { Notices } from '../notices.model';

/** Marks as read what came until a notice of mine. Returns how many stay unread. Throws `notice.not-found`. */
export async function markNoticesRead(
  { notices, people }: { notices: Notices; people: People },
  ctx: Ctx<PersonActor>,
  upTo: string,
): Promise<{ unread: number }> {
  const ids = await people.everyIdOf(ctx.actor.id);
  const notice = await notices.get(upTo);
  if (!notice || !ids.includes(notice.personId)) throw new AppError('notice.not-found');
  await notices.markRead(ids, notice, ctx.now());
  return { unread: await notices.countUnread(ids) };
}

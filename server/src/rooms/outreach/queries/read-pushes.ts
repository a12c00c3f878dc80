import type { PlacedCard, Push as PushView } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { decodeCursor, encodeCursor } from '../../../platform/pages';
import type { FeedRoom } from '../../feed';
import type { Portraits } from '../../portraits';
import type { Push, Pushes } from '../pushes.model';

interface Deps {
  pushes: Pushes;
  feed: FeedRoom;
  portraits: Portraits;
}

/**
 * What was pushed to me after a cursor, oldest first; without one, from the beginning. The cursor of the last page is
 * not null: it is where a device that comes back later goes on. Empty without `personalisation`, and without the
 * sensitive tags where `sensitive` is not granted.
 */
export async function readPushes(
  deps: Deps,
  ctx: Ctx<PersonActor>,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: PushView[]; nextCursor: string | null }> {
  const { id, grants } = ctx.actor;
  if (!grants.personalisation) return { items: [], nextCursor: after ?? null };
  const from = after === undefined ? undefined : decodeCursor({ after }, 'number', 'string');
  const rows = await deps.pushes.after(id, from && { at: new Date(from[0]), id: from[1] }, limit);
  const cards = rows.flatMap(({ _id, subject, ground }) =>
    ground ? [{ push: _id, placement: { id: subject, ...ground } }] : [],
  );
  const placed = await deps.feed.place(
    id,
    ctx.locale,
    cards.map(({ placement }) => placement),
  );
  const cardOf = new Map(cards.map(({ push }, i) => [push, placed[i] ?? null]));
  const items = rows.flatMap((push) => present(deps.portraits, ctx, push, cardOf.get(push._id) ?? null));
  const last = rows.at(-1);
  return { items, nextCursor: last ? positionOf(last) : (after ?? null) };
}

const positionOf = (push: Push) => encodeCursor(push.at.getTime(), push._id);

function present(
  portraits: Portraits,
  { actor, locale }: Ctx<PersonActor>,
  { _id: id, kind, at, subject: key }: Push,
  placed: PlacedCard | null,
): PushView[] {
  const when = at.toISOString();
  if (kind === 'card') return placed ? [{ id, kind, at: when, ...placed }] : [];
  if (portraits.isSensitive(key) && !actor.grants.sensitive) return [];
  return [{ id, kind, at: when, key, label: portraits.tagLabel(key, locale) }];
}

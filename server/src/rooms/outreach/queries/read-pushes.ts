import type { PlacedCard, Push as PushView } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { cursorAt, placeAt } from '../../../platform/pages';
import type { FeedRoom } from '../../feed';
import type { People } from '../../identity';
import type { Portraits } from '../../portraits';
import type { Push, Pushes } from '../pushes.model';

interface Deps {
  people: Pick<People, 'everyIdOf'>;
  pushes: Pushes;
  feed: FeedRoom;
  portraits: Portraits;
}

/**
 * What was pushed to me after a cursor, oldest first; without one, from the beginning. `latest` is where a device that
 * comes back later goes on. Empty without `personalisation`, and without the sensitive tags where `sensitive` is not granted.
 */
export async function readPushes(
  deps: Deps,
  ctx: Ctx<PersonActor>,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: PushView[]; nextCursor: string | null; latest: string | null }> {
  const { id, grants } = ctx.actor;
  if (!grants.personalisation) return told([], after ?? null);
  const from = after === undefined ? undefined : placeAt({ after });
  const rows = await deps.pushes.after(await deps.people.everyIdOf(id), from, limit);
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
  return told(items, last ? positionOf(last) : (after ?? null));
}

/**
 * Unlike in any other list `nextCursor` is not null at the end: devices of before `latest` keep their place by it, and
 * would show everything of the last day once more.
 */
const told = (items: PushView[], latest: string | null) => ({ items, nextCursor: latest, latest });

const positionOf = (push: Push) => cursorAt(push.at, push._id);

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

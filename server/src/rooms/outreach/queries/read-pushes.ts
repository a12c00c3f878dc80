import type { Card, Push as PushView } from '@wanglai/contract';
import type { Ctx, PersonActor } from '../../../platform/context';
import { decodeCursor, encodeCursor } from '../../../platform/pages';
import type { ContentRoom } from '../../content';
import type { Portraits } from '../../portraits';
import type { Push, Pushes } from '../pushes.model';

interface Deps {
  pushes: Pushes;
  content: ContentRoom;
  portraits: Portraits;
}

/**
 * What was pushed to me after a cursor, oldest first; without one, from the beginning. The cursor of the last page is
 * not null: it is where a device that comes back later goes on. Empty without `personalisation`.
 */
export async function readPushes(
  deps: Deps,
  ctx: Ctx<PersonActor>,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: PushView[]; nextCursor: string | null }> {
  if (!ctx.actor.grants.personalisation) return { items: [], nextCursor: after ?? null };
  const from = after === undefined ? undefined : decodeCursor({ after }, 'number', 'string');
  const rows = await deps.pushes.after(ctx.actor.id, from && { at: new Date(from[0]), id: from[1] }, limit);
  const cards = await deps.content.cards(
    rows.flatMap(({ kind, subject }) => (kind === 'card' ? [subject] : [])),
    { personId: ctx.actor.id, locale: ctx.locale },
  );
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const items = rows.flatMap((push) => present(push, cardOf, deps.portraits, ctx));
  const last = rows.at(-1);
  return { items, nextCursor: last ? positionOf(last) : (after ?? null) };
}

const positionOf = (push: Push) => encodeCursor(push.at.getTime(), push._id);

function present(
  push: Push,
  cardOf: ReadonlyMap<string, Card>,
  portraits: Portraits,
  ctx: Ctx<PersonActor>,
): PushView[] {
  const at = push.at.toISOString();
  if (push.kind === 'tag')
    return [
      {
        id: push._id,
        kind: 'tag',
        at,
        key: push.subject,
        label: portraits.tagLabel(push.subject, ctx.locale),
      },
    ];
  const card = cardOf.get(push.subject);
  return card && push.reason ? [{ id: push._id, kind: 'card', at, card, reason: push.reason }] : [];
}

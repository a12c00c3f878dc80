import type { Push } from '@wanglai/contract';
import { rememberReasons } from '@/features/content/reasons';
import { call } from '@/shared/session/api';
import { personId } from '@/shared/session/arrive';
import { live } from '@/shared/socket';
import { createKeptStore } from '@/shared/state/kept-store';
import { createStore } from '@/shared/state/store';

export type CardPush = Omit<Extract<Push, { kind: 'card' }>, 'kind' | 'at'>;
export type TagPush = Omit<Extract<Push, { kind: 'tag' }>, 'kind' | 'at'>;

const SHOWN_CARDS = 3;
const PAGE = 50;

/** Cards that were placed while the app was in use or away, newest first. */
export const placedCards = createStore<readonly CardPush[]>([]);
/** The tag that was assigned last and not yet looked at. */
export const newTag = createStore<TagPush | null>(null);
/** How far this device has been told, per person: the id of the newest push. */
const told = createKeptStore<{ person: string; after: string } | null>('wl.pushes', null);

export const dismissCard = (id: string) => placedCards.set((cards) => cards.filter((card) => card.id !== id));

function takeCard(push: CardPush): void {
  rememberReasons([push]);
  placedCards.set((cards) =>
    cards.some((card) => card.id === push.id || card.card.id === push.card.id)
      ? cards
      : [push, ...cards].slice(0, SHOWN_CARDS),
  );
}

const remember = (id: string) => told.set({ person: personId.get(), after: id });

/** Asks for what was pushed since this device last heard; a device new to the person begins with now. */
async function catchUp(): Promise<void> {
  const known = told.get();
  let after = known?.person === personId.get() ? known.after : undefined;
  for (;;) {
    const { items, nextCursor } = await call('GET /me/pushes', { query: { after, limit: PAGE } });
    for (const push of items) {
      if (push.kind === 'card') takeCard(push);
      else newTag.set(push);
    }
    const last = items[items.length - 1];
    if (last) remember(last.id);
    if (!nextCursor || nextCursor === after || !last) return;
    after = nextCursor;
  }
}

/** Follows the socket for pushes; each connection first asks for what was missed. */
export function startOutreach(): void {
  live.on('card:placed', (push) => {
    takeCard(push);
    remember(push.id);
  });
  live.on('tag:assigned', (tag) => {
    newTag.set(tag);
    remember(tag.id);
  });
  live.onState((state) => {
    if (state === 'online') catchUp().catch(() => {});
  });
  personId.subscribe(() => {
    placedCards.set([]);
    newTag.set(null);
  });
}

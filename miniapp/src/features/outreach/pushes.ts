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
const NEWS_MS = 86_400_000;

/** Cards that were placed while the app was in use or away, newest first. */
export const placedCards = createStore<readonly CardPush[]>([]);
/** The tag that was assigned last and not yet looked at. */
export const newTag = createStore<TagPush | null>(null);
/** How far this device has been told, per person. */
const told = createKeptStore<{ person: string; cursor: string } | null>('wl.pushes', null);
/** Pushes shown in this run: what the socket brought comes once more by cursor. */
const shown = new Set<string>();

export const dismissCard = (id: string) => placedCards.set((cards) => cards.filter((card) => card.id !== id));

function takeCard(push: CardPush): void {
  rememberReasons([push]);
  placedCards.set((cards) =>
    cards.some((card) => card.id === push.id || card.card.id === push.card.id)
      ? cards
      : [push, ...cards].slice(0, SHOWN_CARDS),
  );
}

function take(push: Push): void {
  if (shown.has(push.id)) return;
  shown.add(push.id);
  // What was pushed days ago to another device is history, not news.
  if (Date.now() - Date.parse(push.at) > NEWS_MS) return;
  if (push.kind === 'card') takeCard(push);
  else newTag.set(push);
}

let catching: Promise<void> | null = null;
const catchUp = (): Promise<void> => {
  catching ??= askForMissed().finally(() => {
    catching = null;
  });
  return catching;
};

async function askForMissed(): Promise<void> {
  const person = personId.get();
  const known = told.get();
  let after = known?.person === person ? known.cursor : undefined;
  for (;;) {
    const { items, nextCursor } = await call('GET /me/pushes', { query: { after, limit: PAGE } });
    if (person !== personId.get()) return;
    items.forEach(take);
    if (nextCursor) told.set({ person, cursor: nextCursor });
    if (items.length < PAGE || !nextCursor) return;
    after = nextCursor;
  }
}

/** Follows the socket for pushes; each connection first asks for what was missed. */
export function startOutreach(): void {
  live.on('card:placed', (push) => {
    shown.add(push.id);
    takeCard(push);
    catchUp().catch(() => {});
  });
  live.on('tag:assigned', (tag) => {
    shown.add(tag.id);
    newTag.set(tag);
    catchUp().catch(() => {});
  });
  live.onState((state) => {
    if (state === 'online') catchUp().catch(() => {});
  });
  personId.subscribe(() => {
    placedCards.set([]);
    newTag.set(null);
  });
}

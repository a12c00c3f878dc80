import type { Push } from '@wanglai/contract';
import { rememberReasons } from '@/features/content/reasons';
import { locale } from '@/shared/i18n';
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
/** The tag that was assigned last, until it was looked at, put away or shown for long enough. */
export const newTag = createStore<TagPush | null>(null);
/** Id of the last tag that came, kept when its banner goes: lists of tags load anew with it. */
export const lastTag = createStore('');
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

function takeTag(tag: TagPush): void {
  newTag.set(tag);
  lastTag.set(tag.id);
}

function take(push: Push): void {
  if (shown.has(push.id)) return;
  shown.add(push.id);
  // What was pushed days ago to another device is history, not news.
  if (Date.now() - Date.parse(push.at) > NEWS_MS) return;
  if (push.kind === 'card') takeCard(push);
  else takeTag(push);
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
  await readFrom(known?.person === person ? known.cursor : undefined, (items, cursor) => {
    if (person !== personId.get()) return false;
    items.forEach(take);
    told.set({ person, cursor });
    return true;
  });
}

/** Reads from a place on to the end, page by page, for as long as `use` wants more. */
async function readFrom(
  place: string | undefined,
  use: (items: readonly Push[], latest: string) => boolean,
): Promise<void> {
  for (let after = place; ; ) {
    const { items, latest } = await call('GET /me/pushes', { query: { after, limit: PAGE } });
    // A page may hold fewer than were asked for and not be the last: what must not be told any more is left out of it.
    if (!latest || latest === after || !use(items, latest)) return;
    after = latest;
  }
}

/** What is shown once more, in the language of now; what was put away stays away. */
async function retell(): Promise<void> {
  const asked = { person: personId.get(), lang: locale.get() };
  if (!placedCards.get().length && !newTag.get()) return;
  await readFrom(undefined, (items) => {
    if (asked.person !== personId.get() || asked.lang !== locale.get()) return false;
    for (const push of items) {
      if (push.kind === 'tag') newTag.set((tag) => (tag?.id === push.id ? push : tag));
      else placedCards.set((cards) => cards.map((card) => (card.id === push.id ? push : card)));
    }
    return true;
  });
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
    takeTag(tag);
    catchUp().catch(() => {});
  });
  live.onState((state) => {
    if (state === 'online') catchUp().catch(() => {});
  });
  personId.subscribe(() => {
    placedCards.set([]);
    newTag.set(null);
  });
  locale.subscribe(() => void retell().catch(() => {}));
}

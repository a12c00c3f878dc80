import { chatPages } from './features/chat/pages';
import { communityPages } from './features/community/pages';
import { contentPages } from './features/content/pages';
import { feedPages } from './features/feed/pages';
import { portraitPages } from './features/portrait/pages';
import { sessionPages } from './features/session/pages';
import type { RoomPages } from './shared/pages';

/** Rooms that have pages, a line a room. Tabs stand in the bar in this order; the first is home. */
export const roomPages: readonly RoomPages[] = [
  feedPages,
  contentPages,
  portraitPages,
  communityPages,
  chatPages,
  sessionPages,
];

export const tabs = roomPages.flatMap(({ tab, urls }) => (tab ? [{ ...tab, url: urls[tab.page]! }] : []));

/** Where somebody comes to who goes nowhere else. */
export const homeUrl = tabs[0]!.url;

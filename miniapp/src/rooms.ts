import { chat } from './features/chat/manifest';
import { consent } from './features/consent/manifest';
import { demo } from './features/demo/manifest';
import { outreach } from './features/outreach/manifest';
import type { Room } from './shared/room';

/** Rooms that start with the app or float above its pages, a line a room. Who stands first starts first and floats on top. */
export const rooms: readonly Room[] = [
  // What was granted is known before anything else begins.
  consent,
  chat,
  outreach,
  demo,
];

import type { RoomScreens } from '../room-screens';

export const interactions: RoomScreens = { console: { stream: ['/stream', 'table'] } };

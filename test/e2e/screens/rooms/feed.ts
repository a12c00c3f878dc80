import type { RoomScreens } from '../room-screens';

export const feed: RoomScreens = { app: { home: ['/pages/home/index', '.feed-card'] } };

import type { RoomScreens } from '../room-screens';

export const insights: RoomScreens = { console: { live: ['/live', 'ol li'] } };

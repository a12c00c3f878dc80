import type { RoomScreens } from '../room-screens';

export const community: RoomScreens = {
  app: { community: ['/pages/community/index', '.community, .state__title'] },
};

import type { Room } from '../../shared/room';
import { defineWords } from '../../shared/words';

export const live: Room = {
  path: 'live',
  icon: 'activity',
  words: defineWords({ name: '实时' }, { name: 'Live' }),
  pages: { '': () => import('./live-page') },
};

import type { Room } from '../../shared/room';
import { defineWords } from '../../shared/words';

export const staff: Room = {
  path: 'staff',
  icon: 'key',
  words: defineWords({ name: '同事' }, { name: 'Staff' }),
  needs: 'staff.administer',
  pages: { '': () => import('./staff-page') },
};

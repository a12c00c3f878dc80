import type { Room } from '../../shared/room';
import { defineWords } from '../../shared/words';

export const guestbook: Room = {
  path: 'guestbook',
  icon: 'pencil',
  words: defineWords({ name: '来客簿' }, { name: 'Guest book' }),
  needs: 'guestbook.answer',
  pages: { '': () => import('./guestbook-page') },
};

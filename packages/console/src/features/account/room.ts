import type { Room } from '../../shared/room';
import { defineWords } from '../../shared/words';

/** One's own account; the menu at the foot of the navigation leads there. */
export const account: Room = {
  path: 'account',
  icon: 'user',
  words: defineWords({ name: '我的账号' }, { name: 'My account' }),
  hidden: true,
  pages: { '': () => import('./account-page') },
};

import type { Room } from '../../shared/room';
import { defineWords } from '../../shared/words';
import { UnreadBadge } from './unread-badge';

export const inbox: Room = {
  path: 'inbox',
  icon: 'inbox',
  words: defineWords({ name: '会话' }, { name: 'Inbox' }),
  needs: 'chat.serve',
  pages: { ':id?': () => import('./inbox-page') },
  Badge: UnreadBadge,
};

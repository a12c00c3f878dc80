import { lazy } from 'react';
import type { Room } from '../../shared/room';
import { defineWords } from '../../shared/words';

export const inbox: Room = {
  path: 'inbox',
  icon: 'inbox',
  words: defineWords({ name: '会话' }, { name: 'Inbox' }),
  needs: 'chat.serve',
  pages: { ':id?': () => import('./inbox-page') },
  Badge: lazy(() => import('./unread-badge')),
};

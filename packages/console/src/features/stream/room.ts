import type { Room } from '../../shared/room';
import { defineWords } from '../../shared/words';

export const stream: Room = {
  path: 'stream',
  icon: 'refresh-cw',
  words: defineWords({ name: '数据流' }, { name: 'Stream' }),
  needs: 'interactions.replay',
  pages: { '': () => import('./stream-page') },
};

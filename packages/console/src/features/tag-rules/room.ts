import type { Room } from '../../shared/room';
import { defineWords } from '../../shared/words';

export const tags: Room = {
  path: 'tags',
  icon: 'tag',
  words: defineWords({ name: '标签' }, { name: 'Tags' }),
  needs: 'portraits.see',
  pages: { '': () => import('./tag-rules-page') },
};

import type { Room } from '../../shared/room';
import { client } from '../../shared/session';
import { defineWords } from '../../shared/words';

export const content: Room = {
  path: 'content',
  icon: 'file-text',
  words: defineWords({ name: '内容' }, { name: 'Content' }),
  needs: 'content.write',
  pages: { '': () => import('./content-page'), ':id': () => import('./editor-page') },
  async find(q, limit) {
    const { items } = await client.call('GET /contents', { query: { q, limit } });
    return items.map(({ id, title, topics }) => ({
      to: `/content/${id}`,
      title,
      hint: topics.map(({ label }) => label).join(' · '),
    }));
  },
};

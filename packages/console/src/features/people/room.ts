import type { Room } from '../../shared/room';
import { client } from '../../shared/session';
import { defineWords } from '../../shared/words';

export const people: Room = {
  path: 'people',
  icon: 'users',
  words: defineWords({ name: '人' }, { name: 'People' }),
  pages: { '': () => import('./people-page'), ':id': () => import('../portrait/portrait-page') },
  async find(q, limit) {
    const { items } = await client.call('GET /people', { query: { q, limit } });
    return items.map(({ id, name, tags }) => ({
      to: `/people/${id}`,
      title: name,
      hint: (tags ?? []).map(({ label }) => label).join(' · '),
    }));
  },
};

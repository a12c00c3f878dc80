import type { CasesOf } from '../case';
import { picture } from '../world';

export const mediaCases: CasesOf<'media'> = {
  'POST /media': { proper: async (world) => ({ as: await world.person(), body: picture() }) },
  'GET /media/:id': {
    async proper(world) {
      const { id } = await (await world.person()).call('POST /media', { body: picture() });
      return { as: null, params: { id }, query: { w: '320' } };
    },
    foreign: async () => [
      { what: 'none', call: { as: null, params: { id: 'f'.repeat(32) } }, code: 'media.not-found' },
    ],
  },
};

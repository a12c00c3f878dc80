import type { CasesOf } from '../case';

export const feedCases: CasesOf<'feed'> = {
  'GET /feed': {
    async proper(world) {
      await world.content('published');
      return { as: await world.person(), query: { limit: '5' } };
    },
  },
};

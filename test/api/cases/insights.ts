import type { CasesOf } from '../case';

export const insightsCases: CasesOf<'insights'> = {
  'GET /insights/live': {
    async proper(world) {
      await world.nightReader();
      return { as: await world.staff('operator') };
    },
  },
};

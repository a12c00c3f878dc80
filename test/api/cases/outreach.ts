import type { CasesOf } from '../case';

export const outreachCases: CasesOf<'outreach'> = {
  'GET /me/pushes': { proper: async (world) => ({ as: await world.person(), query: { limit: '5' } }) },
};

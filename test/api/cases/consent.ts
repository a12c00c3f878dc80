import { aboutPerson } from '../about-person';
import type { CasesOf } from '../case';

export const consentCases: CasesOf<'consent'> = {
  'GET /me/consents': { proper: async (world) => ({ as: await world.person() }) },
  'PUT /me/consents/:purpose': {
    proper: async (world) => ({
      as: await world.person(),
      params: { purpose: 'sensitive' },
      body: { granted: true },
    }),
  },
  'GET /people/:id/consents': aboutPerson((world) => world.person(), { refused: 'moderator' }),
};

import type { SomeCases } from '../case';

export const interactionsCases = {
  'GET /readers': {
    proper: async (world) => ({ as: await world.staff('admin') }),
    refused: 'operator',
  },
  'POST /readers/:name/replay': {
    proper: async (world) => ({ as: await world.staff('admin'), params: { name: 'portraits' } }),
    refused: 'operator',
    again: {
      body: (first, second) => {
        expect(second).toMatchObject({ name: (first as { name: string }).name });
      },
      // When the first was done already, it was asked for once more.
      grows: ['identity.audit'],
    },
    foreign: async (world) => {
      const as = await world.staff('admin');
      return [
        { what: 'nobody', call: { as, params: { name: 'nobody' } }, code: 'reader.not-found' },
        { what: 'one that acts', call: { as, params: { name: 'outreach' } }, code: 'reader.not-found' },
      ];
    },
  },
} satisfies SomeCases;

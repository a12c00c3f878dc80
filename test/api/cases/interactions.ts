import { buildInteraction } from '../../support/events';
import { aboutPerson } from '../about-person';
import type { CasesOf } from '../case';

export const interactionsCases: CasesOf<'interactions'> = {
  'POST /interactions': {
    proper: async (world) => ({
      as: await world.person(),
      body: {
        sentAt: new Date().toISOString(),
        events: [
          buildInteraction({ target: { type: 'content', id: 'x', shade: 'dark' }, props: { scene: '1001' } }),
          buildInteraction({ type: 'custom:brew', sessionId: 's-2' }),
        ],
      },
    }),
    oneByOne: 'events',
    again: {
      body: (first, second) => {
        expect(first).toEqual({ accepted: 2, duplicates: 0, rejected: [] });
        expect(second).toEqual({ accepted: 0, duplicates: 2, rejected: [] });
      },
    },
  },
  'GET /people/:id/interactions': aboutPerson((world) => world.nightReader(), { query: { limit: '5' } }),
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
};

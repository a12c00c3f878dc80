import { buildInteraction, record, viewsAt } from '../../support/events';
import { personIdOf } from '../../support/people';
import { type Case, NOBODY, type SomeCases } from '../case';
import type { ApiWorld } from '../world';

/** Somebody who has been here last night. */
async function readerOf(world: ApiWorld) {
  const as = await world.person();
  await record(as, viewsAt('Asia/Shanghai', 8, [23, 0, 1]));
  await world.server.app.rooms.interactions.settle();
  return as;
}

/** A call by staff about a person. `shy`: the person can withdraw their portrait from it. */
function aboutPerson(role: 'operator' | 'admin', shy: boolean, query?: Record<string, string>): Case {
  const call = async (world: ApiWorld, id: string) => ({
    as: await world.staff(role),
    params: { id },
    ...(query && { query }),
  });
  return {
    proper: async (world) => call(world, personIdOf(await readerOf(world))),
    ...(role === 'admin' && { refused: 'operator' as const }),
    async foreign(world) {
      const none = { what: 'nobody', call: await call(world, NOBODY), code: 'person.not-found' as const };
      if (!shy) return [none];
      const person = await readerOf(world);
      const withdrawn = { params: { purpose: 'personalisation' as const }, body: { granted: false } };
      await person.call('PUT /me/consents/:purpose', withdrawn);
      const refusal = 'consent.not-granted' as const;
      return [
        none,
        { what: 'who does not want it', call: await call(world, personIdOf(person)), code: refusal },
      ];
    },
  };
}

export const portraitsCases = {
  'GET /me/portrait': {
    proper: async (world) => ({ as: await readerOf(world) }),
    async foreign(world) {
      const as = await world.person();
      const withdrawn = { params: { purpose: 'personalisation' as const }, body: { granted: false } };
      await as.call('PUT /me/consents/:purpose', withdrawn);
      return [{ what: 'my own, unwanted', call: { as }, code: 'consent.not-granted' }];
    },
  },
  'GET /me/tags': { proper: async (world) => ({ as: await readerOf(world) }) },
  'PATCH /me/tags/:key': {
    proper: async (world) => ({
      as: await readerOf(world),
      params: { key: 'night-owl' },
      body: { hidden: true },
    }),
    foreign: async (world) => [
      {
        what: "somebody else's",
        call: { as: await world.person(), params: { key: 'night-owl' }, body: { hidden: true } },
        code: 'tag.not-found',
      },
      {
        what: 'none',
        call: { as: await world.person(), params: { key: 'unheard-of' }, body: { disputed: true } },
        code: 'tag.not-found',
      },
    ],
  },
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
    again: {
      body: (first, second) => {
        expect(first).toEqual({ accepted: 2, duplicates: 0, rejected: [] });
        expect(second).toEqual({ accepted: 0, duplicates: 2, rejected: [] });
      },
    },
  },
  'GET /insights/live': {
    async proper(world) {
      await readerOf(world);
      return { as: await world.staff('operator') };
    },
  },
  'GET /people': {
    async proper(world) {
      await readerOf(world);
      return { as: await world.staff('operator'), query: { limit: '5' } };
    },
  },
  'GET /people/:id/portrait': aboutPerson('operator', true),
  'GET /people/:id/interactions': aboutPerson('operator', false, { limit: '5' }),
  'POST /people/:id/rebuild': aboutPerson('admin', true),
  'GET /tag-rules': { proper: async (world) => ({ as: await world.staff('operator') }) },
} satisfies SomeCases;

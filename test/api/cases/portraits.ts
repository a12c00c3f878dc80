import { aboutPerson } from '../about-person';
import type { CasesOf } from '../case';
import type { ApiWorld } from '../world';

const nightReader = (world: ApiWorld) => world.nightReader();

/** Somebody who has been here and does not want to be known. */
async function shy(world: ApiWorld) {
  const person = await world.nightReader();
  const withdrawn = { params: { purpose: 'personalisation' as const }, body: { granted: false } };
  await person.call('PUT /me/consents/:purpose', withdrawn);
  return { what: 'who does not want it', person, code: 'consent.not-granted' as const };
}

export const portraitsCases: CasesOf<'portraits'> = {
  'GET /me/portrait': {
    proper: async (world) => ({ as: await world.nightReader() }),
    async foreign(world) {
      const as = await world.person();
      const withdrawn = { params: { purpose: 'personalisation' as const }, body: { granted: false } };
      await as.call('PUT /me/consents/:purpose', withdrawn);
      return [{ what: 'my own, unwanted', call: { as }, code: 'consent.not-granted' }];
    },
  },
  'GET /me/tags': { proper: async (world) => ({ as: await world.nightReader() }) },
  'PATCH /me/tags/:key': {
    proper: async (world) => ({
      as: await world.nightReader(),
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
  'GET /people': {
    async proper(world) {
      await world.nightReader();
      return { as: await world.staff('operator'), query: { limit: '5' } };
    },
  },
  'GET /people/:id/portrait': aboutPerson(nightReader, { shy, refused: 'moderator' }),
  'POST /people/:id/rebuild': {
    ...aboutPerson(nightReader, { role: 'admin', shy }),
    // Asked for again it is computed again.
    again: { grows: ['identity.audit'] },
  },
  'GET /tag-rules': { proper: async (world) => ({ as: await world.staff('operator') }) },
};

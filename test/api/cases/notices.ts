import { type CasesOf, NOBODY } from '../case';
import type { ApiWorld } from '../world';

/** Somebody who was told that two accounts have become one, and the id of that notice. */
async function told(world: ApiWorld) {
  const as = await world.person();
  const personId = as.session.current!.person!.id;
  await world.server.app.rooms.notices.tell({ cause: `told:${personId}`, personId, kind: 'identity.merged' });
  const { items } = await as.call('GET /notices');
  return { as, id: items[0]!.id };
}

export const noticesCases: CasesOf<'notices'> = {
  'GET /notices': {
    proper: async (world) => ({ as: (await told(world)).as, query: { limit: '5' } }),
  },
  'PUT /notices/read': {
    async proper(world) {
      const { as, id } = await told(world);
      return { as, body: { upTo: id } };
    },
    async foreign(world) {
      const { id } = await told(world);
      const as = await world.person();
      return [
        { what: "somebody else's", call: { as, body: { upTo: id } }, code: 'notice.not-found' },
        { what: 'none', call: { as, body: { upTo: NOBODY } }, code: 'notice.not-found' },
      ];
    },
  },
};

import { randomUUID } from 'node:crypto';
import { type CasesOf, NOBODY } from '../case';
import type { ApiWorld } from '../world';

const words = { text: '坐了一下午，风很好。' };

/** Somebody who wrote in the book, and the entry. */
async function wrote(world: ApiWorld) {
  const as = await world.person();
  const { id } = await as.call('POST /guestbook', { body: words });
  return { as, params: { id } };
}

export const guestbookCases: CasesOf<'guestbook'> = {
  'GET /guestbook': { proper: async (world) => ({ as: (await wrote(world)).as, query: { limit: '5' } }) },
  'POST /guestbook': {
    proper: async (world) => ({
      as: await world.person(),
      body: words,
      headers: { 'idempotency-key': randomUUID() },
    }),
  },
  'DELETE /guestbook/:id': {
    proper: wrote,
    again: { code: 'guestbook.not-found' },
    async foreign(world) {
      const { params } = await wrote(world);
      const as = await world.person();
      return [
        { what: "somebody else's", call: { as, params }, code: 'guestbook.not-found' },
        { what: 'none', call: { as, params: { id: NOBODY } }, code: 'guestbook.not-found' },
      ];
    },
  },
  'PUT /guestbook/:id/answer': {
    refused: 'agent',
    async proper(world) {
      const { params } = await wrote(world);
      return { as: await world.staff('operator'), params, body: words };
    },
    async foreign(world) {
      const as = await world.staff('operator');
      const call = { as, params: { id: NOBODY }, body: words };
      return [{ what: 'none', call, code: 'guestbook.not-found' }];
    },
  },
  'GET /guestbook/days': { proper: async (world) => ({ as: await world.staff('operator') }) },
};

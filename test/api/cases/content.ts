import { randomUUID } from 'node:crypto';
import { type Case, type CasesOf, NOBODY } from '../case';
import { type ApiWorld, contentBody, TOPIC } from '../world';

/** A call by a new consumer about a content that is published; nobody may do it to a draft, nor to what is not there. */
function aboutContent(body?: unknown): Case {
  const call = async (world: ApiWorld, id: string) => ({
    as: await world.person(),
    params: { id },
    ...(body !== undefined && { body }),
  });
  return {
    proper: async (world) => call(world, await world.content('published')),
    foreign: async (world) => [
      {
        what: 'a draft',
        call: await call(world, await world.content('draft')),
        code: 'content.not-found',
      },
      { what: 'none', call: await call(world, NOBODY), code: 'content.not-found' },
    ],
  };
}

/** A call by an operator about a content. */
function studio(state: 'published' | 'draft', body?: () => unknown): Case {
  const call = async (world: ApiWorld, id: string) => ({
    as: await world.staff('operator'),
    params: { id },
    ...(body && { body: body() }),
  });
  return {
    proper: async (world) => call(world, await world.content(state)),
    refused: 'agent',
    foreign: async (world) => [{ what: 'none', call: await call(world, NOBODY), code: 'content.not-found' }],
  };
}

export const contentCases: CasesOf<'content'> = {
  'GET /me/favourites': {
    async proper(world) {
      const as = await world.person();
      const id = await world.content('published');
      await as.call('PUT /contents/:id/favourite', { params: { id } });
      return { as, query: { limit: '5' } };
    },
  },
  'GET /topics': { proper: async () => ({ as: null }) },
  'GET /contents': {
    async proper(world) {
      await world.content('published');
      return { as: await world.person(), query: { topic: TOPIC, q: '茶', limit: '3' } };
    },
  },
  'POST /contents': {
    proper: async (world) => ({
      as: await world.staff('operator'),
      body: contentBody(),
      headers: { 'idempotency-key': randomUUID() },
    }),
    refused: 'moderator',
  },
  'POST /contents/bulk': {
    proper: async (world) => ({
      as: await world.staff('operator'),
      body: {
        items: [
          { ...contentBody(), externalId: randomUUID(), publishedAt: '2024-05-01T08:00:00+08:00' },
          { ...contentBody(), externalId: randomUUID(), author: '编辑部' },
        ],
      },
      headers: { 'idempotency-key': randomUUID() },
    }),
    refused: 'agent',
    oneByOne: 'items',
  },
  'POST /contents/preview': {
    proper: async (world) => ({
      as: await world.staff('operator'),
      body: { body: '> 一句\n>\n> > 又一句\n\n- a\n- b\n\n```\ncode\n```\n\n**b** [l](https://a.example)' },
    }),
    refused: 'sales',
  },
  'GET /contents/:id': aboutContent(),
  'PUT /contents/:id': studio('published', contentBody),
  'POST /contents/:id/publish': studio('draft'),
  'POST /contents/:id/withdraw': {
    ...studio('published'),
    foreign: async (world) => [
      {
        what: 'a draft',
        call: { as: await world.staff('operator'), params: { id: await world.content('draft') } },
        code: 'content.wrong-state',
      },
    ],
  },
  'PUT /contents/:id/like': aboutContent(),
  'DELETE /contents/:id/like': aboutContent(),
  'PUT /contents/:id/favourite': aboutContent(),
  'DELETE /contents/:id/favourite': aboutContent(),
  'PUT /contents/:id/progress': aboutContent({ ratio: 0.5 }),
};

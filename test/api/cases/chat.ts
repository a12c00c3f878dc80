import { type Case, type CasesOf, type Foreign, NOBODY } from '../case';
import { type ApiWorld, picture, staffIdOf, unique } from '../world';

type Body = (world: ApiWorld) => Promise<unknown>;

/** A call by a person about their own conversation; to another person it is not there. */
function ownConversation(body?: Body, more?: (world: ApiWorld) => Promise<Foreign[]>): Case {
  return {
    async proper(world) {
      const as = await world.person();
      const id = await world.conversation(as);
      return { as, params: { id }, ...(body && { body: await body(world) }) };
    },
    async foreign(world) {
      const id = await world.conversation(await world.person());
      const as = await world.person();
      const given = body && { body: await body(world) };
      return [
        { what: "somebody else's", call: { as, params: { id }, ...given }, code: 'conversation.not-found' },
        { what: 'none', call: { as, params: { id: NOBODY }, ...given }, code: 'conversation.not-found' },
        {
          what: "anybody's, by staff who do not serve",
          call: { as: await world.staff('sales'), params: { id }, ...given },
          code: 'auth.forbidden',
        },
        ...((await more?.(world)) ?? []),
      ];
    },
  };
}

/** A call by an agent about somebody's conversation. */
function anyConversation(body?: Body, more?: (world: ApiWorld) => Promise<Foreign[]>): Case {
  return {
    async proper(world) {
      const id = await world.conversation(await world.person());
      return { as: await world.staff('agent'), params: { id }, ...(body && { body: await body(world) }) };
    },
    refused: 'operator',
    async foreign(world) {
      const given = body && { body: await body(world) };
      const call = { as: await world.staff('agent'), params: { id: NOBODY }, ...given };
      return [{ what: 'none', call, code: 'conversation.not-found' }, ...((await more?.(world)) ?? [])];
    },
  };
}

const words = async () => ({ clientId: unique('message'), body: { kind: 'text', text: '你好' } });

/** Refusals of a message that are not about whose conversation it is. */
async function unsendable(world: ApiWorld): Promise<Foreign[]> {
  const as = await world.person();
  const id = await world.conversation(as);
  const { url } = await (await world.person()).call('POST /media', { body: picture() });
  const closed = await world.person();
  const closedId = await world.conversation(closed);
  await (await world.staff('agent')).call('POST /conversations/:id/close', { params: { id: closedId } });
  return [
    {
      what: "somebody else's picture",
      call: { as, params: { id }, body: { clientId: unique('message'), body: { kind: 'image', url } } },
      code: 'media.not-found',
    },
    {
      what: 'a closed one',
      call: { as: closed, params: { id: closedId }, body: await words() },
      code: 'conversation.closed',
    },
  ];
}

const agentId = async (world: ApiWorld) => ({ staffId: staffIdOf(await world.staff('agent')) });

export const chatCases: CasesOf<'chat'> = {
  'POST /conversations': {
    proper: async (world) => ({ as: await world.person(), body: { kind: 'service' } }),
  },
  'GET /conversations': {
    async proper(world) {
      const as = await world.person();
      await world.conversation(as);
      return { as, query: { state: 'open', limit: '5' } };
    },
    refused: 'operator',
  },
  'GET /conversations/:id': ownConversation(),
  'GET /conversations/:id/messages': ownConversation(),
  'POST /conversations/:id/messages': ownConversation(words, unsendable),
  'PUT /conversations/:id/read': ownConversation(async () => ({ upTo: 1 })),
  'PUT /conversations/:id/assignee': anyConversation(agentId, async (world) => {
    const as = await world.staff('agent');
    const id = await world.conversation(await world.person());
    const to = (staffId: string) => ({ as, params: { id }, body: { staffId } });
    return [
      { what: 'to nobody there is', call: to(NOBODY), code: 'staff.not-found' },
      {
        what: 'to somebody who does not serve',
        call: to(staffIdOf(await world.staff('operator'))),
        code: 'staff.not-found',
      },
    ];
  }),
  'POST /conversations/:id/close': anyConversation(),
};

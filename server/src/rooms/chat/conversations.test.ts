import type { Client } from '@wanglai/client';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { begin, history, idOf, look, refused, send } from './test/chat-fixture';

let server: TestServer;
let person: Client;
let agent: Client;
let admin: Client;
beforeAll(async () => {
  server = await startServer();
  [agent, admin] = [await server.signIn('agent'), await server.signIn('admin')];
});
afterAll(() => server.stop());
beforeEach(async () => {
  person = await server.signIn('consumer');
});

const OTHER_ROLES = ['operator', 'moderator', 'sales'] as const;
const close = (who: Client, id: string) => who.call('POST /conversations/:id/close', { params: { id } });
const assign = (who: Client, id: string, staffId: string | null) =>
  who.call('PUT /conversations/:id/assignee', { params: { id }, body: { staffId } });

describe('beginning', () => {
  it('is one conversation, however often and at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => begin(person)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await begin(person)).toEqual(all[0]);
    expect(all[0]).toMatchObject({
      kind: 'service',
      state: 'open',
      person: { id: idOf(person) },
      assignee: null,
      lastMessage: null,
      unread: 0,
      readUpTo: { person: 0, staff: 0 },
    });
  });

  it('makes a new one after the last was closed', async () => {
    const first = await begin(person);
    await close(agent, first.id);
    const second = await begin(person);
    expect(second.id).not.toBe(first.id);
    const mine = await person.call('GET /conversations');
    expect(mine.items.map(({ id, state }) => [id, state])).toEqual([
      [second.id, 'open'],
      [first.id, 'closed'],
    ]);
    const closed = await person.call('GET /conversations', { query: { state: 'closed' } });
    expect(closed.items.map(({ id }) => id)).toEqual([first.id]);
  });

  it('is for consumers, with a kind', async () => {
    await expect(begin(server.stranger())).rejects.toEqual(refused('auth.required'));
    await expect(begin(agent)).rejects.toEqual(refused('auth.forbidden'));
    const body = { kind: 'party' } as never;
    await expect(person.call('POST /conversations', { body })).rejects.toEqual(refused('request.invalid'));
  });
});

describe('lists', () => {
  it('page through a person’s own, and nobody else’s', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const { id } = await begin(person);
      if (i < 4) await close(agent, id);
      ids.unshift(id);
    }
    await begin(await server.signIn('consumer'));
    expect(await pagesOf(person, {})).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
    const wrong = person.call('GET /conversations', { query: { cursor: 'nonsense' } });
    await expect(wrong).rejects.toEqual(refused('request.invalid'));
  });

  it('show agents the inbox by state and assignee, last changed first', async () => {
    await server.db.collection('chat.conversations').deleteMany({});
    const people = await Promise.all([1, 2, 3, 4].map(() => server.signIn('consumer')));
    const [a, b, c, d] = (await inTurn(people, begin)).map(({ id }) => id) as [
      string,
      string,
      string,
      string,
    ];
    await send(agent, a, '我来');
    await send(admin, b, '我来');
    await close(agent, c);
    const list = async (who: Client, query: object) =>
      (await who.call('GET /conversations', { query })).items.map(({ id }) => id);
    expect(await list(agent, {})).toEqual([c, b, a, d]);
    expect(await list(agent, { assignee: 'all', state: 'open' })).toEqual([b, a, d]);
    expect(await list(agent, { assignee: 'me' })).toEqual([a]);
    expect(await list(admin, { assignee: 'me', state: 'open' })).toEqual([b]);
    expect(await list(agent, { assignee: 'none' })).toEqual([c, d]);
    expect(await list(agent, { assignee: 'none', state: 'open' })).toEqual([d]);
    expect(await pagesOf(agent, {})).toEqual([
      [c, b],
      [a, d],
    ]);
  });

  it('read from an index in order, without sorting', async () => {
    const inbox = server.db.collection('chat.conversations');
    for (const where of [
      {},
      { assigneeId: idOf(agent) },
      { assigneeId: null },
      { personId: { $in: ['x', 'y'] } },
    ]) {
      const plan = await inbox
        .find({ state: { $in: ['open', 'closed'] }, ...where })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(21)
        .explain('queryPlanner');
      expect(JSON.stringify(plan['queryPlanner'].winningPlan)).not.toMatch(/"(SORT|COLLSCAN)"/);
    }
  });

  it('are closed to strangers and to roles that do not serve', async () => {
    await expect(server.stranger().call('GET /conversations')).rejects.toEqual(refused('auth.required'));
    for (const role of OTHER_ROLES) {
      const member = await server.signIn(role);
      await expect(member.call('GET /conversations')).rejects.toEqual(refused('auth.forbidden'));
    }
  });
});

describe('one conversation', () => {
  it('is seen by its person and by agents only', async () => {
    const begun = await begin(person);
    expect(await look(person, begun.id)).toEqual(begun);
    expect(await look(agent, begun.id)).toEqual(begun);
    const other = await server.signIn('consumer');
    await expect(look(other, begun.id)).rejects.toEqual(refused('conversation.not-found'));
    await expect(look(person, 'f'.repeat(24))).rejects.toEqual(refused('conversation.not-found'));
    await expect(look(person, 'nonsense')).rejects.toEqual(refused('request.invalid'));
    await expect(look(server.stranger(), begun.id)).rejects.toEqual(refused('auth.required'));
    for (const role of OTHER_ROLES)
      await expect(look(await server.signIn(role), begun.id)).rejects.toEqual(refused('auth.forbidden'));
  });
});

describe('assigning', () => {
  it('gives it to an agent, to another, and back to nobody; twice is once', async () => {
    const { id } = await begin(person);
    const given = await assign(agent, id, idOf(agent));
    expect(given.assignee).toEqual({ id: idOf(agent), name: expect.stringMatching(/./) });
    expect(await assign(agent, id, idOf(agent))).toEqual(given);
    expect((await assign(agent, id, idOf(admin))).assignee).toMatchObject({ id: idOf(admin) });
    expect((await assign(agent, id, null)).assignee).toBeNull();
  });

  it('is refused for people, for other roles, and to those who do not serve', async () => {
    const { id } = await begin(person);
    const sales = await server.signIn('sales');
    await expect(assign(agent, id, 'nobody')).rejects.toEqual(refused('request.invalid'));
    await expect(assign(agent, id, 'f'.repeat(24))).rejects.toEqual(refused('staff.not-found'));
    await expect(assign(agent, id, idOf(sales))).rejects.toEqual(refused('staff.not-found'));
    await expect(assign(agent, id, idOf(person))).rejects.toEqual(refused('staff.not-found'));
    await expect(assign(sales, id, idOf(agent))).rejects.toEqual(refused('auth.forbidden'));
    await expect(assign(person, id, idOf(agent))).rejects.toEqual(refused('auth.forbidden'));
    await expect(assign(server.stranger(), id, null)).rejects.toEqual(refused('auth.required'));
    await expect(assign(agent, 'f'.repeat(24), null)).rejects.toEqual(refused('conversation.not-found'));
    expect((await look(agent, id)).assignee).toBeNull();
  });
});

describe('closing', () => {
  it('says so once, in the person’s language', async () => {
    await person.call('PATCH /me', { body: { locale: 'en' } });
    const { id } = await begin(person);
    const all = await Promise.all([1, 2, 3, 4].map(() => close(agent, id)));
    for (const closed of all) expect(closed).toMatchObject({ id, state: 'closed' });
    const { items } = await history(person, id, { after: 0 });
    expect(items).toMatchObject([
      { seq: 1, author: { kind: 'system' }, body: { kind: 'text', text: expect.stringMatching(/ended/) } },
    ]);
    expect((await look(person, id)).unread).toBe(1);
  });

  it('is for those who serve', async () => {
    const { id } = await begin(person);
    await expect(close(person, id)).rejects.toEqual(refused('auth.forbidden'));
    await expect(close(server.stranger(), id)).rejects.toEqual(refused('auth.required'));
    await expect(close(agent, 'nonsense')).rejects.toEqual(refused('request.invalid'));
    await expect(close(agent, 'f'.repeat(24))).rejects.toEqual(refused('conversation.not-found'));
    for (const role of OTHER_ROLES)
      await expect(close(await server.signIn(role), id)).rejects.toEqual(refused('auth.forbidden'));
    expect((await look(person, id)).state).toBe('open');
  });
});

async function pagesOf(who: Client, query: object): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await who.call('GET /conversations', { query: { ...query, limit: 2, cursor } });
    pages.push(page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return pages;
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

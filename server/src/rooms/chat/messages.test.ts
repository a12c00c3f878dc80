import type { Client } from '@wanglai/client';
import type { Message } from '@wanglai/contract';
import { clientOf, startServer, type TestServer } from '../../../../test/support/start-server';
import type { ConversationDoc } from './conversations.model';
import type { MessageDoc } from './messages.model';
import {
  begin,
  dotPng,
  history,
  idOf,
  look,
  newClientId,
  refused,
  send,
  text,
  textsOf,
} from './test/chat-fixture';

let server: TestServer;
let person: Client;
let agent: Client;
let id: string;
beforeAll(async () => {
  server = await startServer();
  agent = await server.signIn('agent');
});
afterAll(() => server.stop());
beforeEach(async () => {
  person = await server.signIn('consumer');
  id = (await begin(person)).id;
});

const docs = () => server.db.collection<ConversationDoc>('chat.conversations');
const stored = () => server.db.collection<MessageDoc>('chat.messages');

describe('sending', () => {
  it('gives both sides one history with names, numbers and words', async () => {
    const asked = await send(person, id, '手冲水温多少？');
    const answered = await send(agent, id, 'About 92 °C.');
    expect(asked).toMatchObject({ conversationId: id, seq: 1, author: { kind: 'person', id: idOf(person) } });
    expect(answered).toMatchObject({ seq: 2, author: { kind: 'staff', id: idOf(agent) } });
    expect(answered.author.name).not.toBe('');
    const seen = await history(person, id, { after: 0 });
    expect(seen).toEqual({ items: [asked, answered], nextCursor: null });
    expect(await history(agent, id, { after: 0 })).toEqual(seen);
    expect((await look(person, id)).lastMessage).toEqual(answered);
  });

  it('gives an unassigned conversation to the first agent who answers, and leaves it there', async () => {
    const admin = await server.signIn('admin');
    expect((await look(agent, id)).assignee).toBeNull();
    await send(agent, id, '在的');
    await send(admin, id, '我也在');
    expect((await look(person, id)).assignee).toMatchObject({ id: idOf(agent) });
  });

  it('takes a picture of the sender, and nobody else’s', async () => {
    const { url } = await person.call('POST /media', { body: dotPng() });
    const sent = await send(person, id, { kind: 'image', url, width: 1, height: 1 });
    expect(sent.body).toEqual({ kind: 'image', url, width: 1, height: 1 });
    await expect(send(agent, id, { kind: 'image', url })).rejects.toEqual(refused('media.not-found'));
    const own = await agent.call('POST /media', { body: dotPng() });
    expect((await send(agent, id, { kind: 'image', url: own.url })).seq).toBe(2);
  });

  it('is one message when it is sent twenty times at once, and again after it was moved', async () => {
    const clientId = newClientId();
    const all = await Promise.all(Array.from({ length: 20 }, () => send(person, id, '一次', clientId)));
    expect(new Set(all.map((message) => JSON.stringify(message))).size).toBe(1);
    await moved();
    expect(await send(person, id, '另一句', clientId)).toEqual(all[0]);
    expect((await history(person, id)).items).toEqual([all[0]]);
    expect((await look(agent, id)).unread).toBe(1);
  });

  it('numbers messages of many senders at once without gaps, and loses none', async () => {
    const words = Array.from({ length: 30 }, (_, i) => `第 ${i} 句`);
    const all = await Promise.all(words.map((one, i) => send(i % 2 ? agent : person, id, one)));
    expect(all.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(words.map((_, i) => i + 1));
    const read = (await history(person, id, { after: 0 })).items;
    expect(read).toEqual([...all].sort((a, b) => a.seq - b.seq));
    expect(await look(person, id)).toMatchObject({ unread: 15 });
    expect(await look(agent, id)).toMatchObject({ unread: 15 });
  });

  it('holds between processes: one message of one name, no gaps between others', async () => {
    const second = await startServer({ database: server });
    const there = clientOf(second.origin);
    there.session.signIn(person.session.current!);
    const clientId = newClientId();
    const both = (work: (who: Client, i: number) => Promise<Message>) =>
      Promise.all(Array.from({ length: 16 }, (_, i) => work(i % 2 ? there : person, i)));
    const same = await both((who) => send(who, id, '一次', clientId));
    expect(new Set(same.map(({ id: one }) => one)).size).toBe(1);
    const all = await both((who, i) => send(who, id, `${i}`));
    expect(all.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(all.map((_, i) => i + 2));
    expect((await history(person, id, { after: 0 })).items).toHaveLength(17);
    await second.stop();
  });

  it('keeps two senders who choose the same name apart', async () => {
    const clientId = newClientId();
    const asked = await send(person, id, '问', clientId);
    const answered = await send(agent, id, '答', clientId);
    expect([asked.seq, answered.seq]).toEqual([1, 2]);
  });

  it('names every bad field, and what strangers and other roles may not', async () => {
    const bad = send(person, id, { kind: 'text', text: '' }, 'short');
    await expect(bad).rejects.toMatchObject({
      problem: {
        code: 'request.invalid',
        fields: expect.arrayContaining([
          expect.objectContaining({ path: 'clientId' }),
          expect.objectContaining({ path: 'body.text' }),
        ]),
      },
    });
    const elsewhere = { kind: 'image', url: 'https://example.com/a.png' } as const;
    await expect(send(person, id, elsewhere)).rejects.toEqual(refused('request.invalid'));
    await expect(send(server.stranger(), id, '你好')).rejects.toEqual(refused('auth.required'));
    const other = await server.signIn('consumer');
    await expect(send(other, id, '你好')).rejects.toEqual(refused('conversation.not-found'));
    for (const role of ['operator', 'moderator', 'sales'] as const)
      await expect(send(await server.signIn(role), id, '你好')).rejects.toEqual(refused('auth.forbidden'));
    await expect(send(agent, 'f'.repeat(24), '你好')).rejects.toEqual(refused('conversation.not-found'));
    expect((await history(person, id)).items).toEqual([]);
  });

  it('tells the stream that somebody wrote, once and without the words', async () => {
    const clientId = newClientId();
    await send(person, id, '秘密的话', clientId);
    await send(person, id, '秘密的话', clientId);
    await send(agent, id, '回答');
    await server.app.rooms.interactions.settle();
    const facts = await server.app.rooms.interactions.stream.latest([idOf(person)], 50);
    const told = facts.filter(({ type }) => type.startsWith('chat.'));
    expect(told).toMatchObject([{ type: 'chat.message-sent', target: { type: 'conversation', id } }]);
    expect(JSON.stringify(facts)).not.toContain('秘密');
    expect(await docs().findOne({ _id: id })).not.toHaveProperty('outbox');
  });
});

describe('history', () => {
  it('goes forward by `after` and back by `before`, page by page', async () => {
    for (let i = 1; i <= 7; i++) await send(person, id, `${i}`);
    const first = await history(agent, id, { after: 0, limit: 3 });
    expect([textsOf(first.items), first.nextCursor]).toEqual([['1', '2', '3'], '3']);
    const last = await history(agent, id, { after: 6, limit: 3 });
    expect([textsOf(last.items), last.nextCursor]).toEqual([['7'], null]);
    const newest = await history(agent, id, { limit: 4 });
    expect([textsOf(newest.items), newest.nextCursor]).toEqual([['7', '6', '5', '4'], '4']);
    const older = await history(agent, id, { before: 4, limit: 4 });
    expect([textsOf(older.items), older.nextCursor]).toEqual([['3', '2', '1'], null]);
  });

  it('shows what a crash kept from being moved, in its place, and moves it at the next sweep', async () => {
    await send(person, id, '一');
    await send(person, id, '二');
    const third = await send(person, id, '三');
    await moved();
    // As if the process had died between storing the second and taking it out, and before storing the third.
    const all = await stored().find({ conversationId: id }).sort({ seq: 1 }).toArray();
    await stored().deleteOne({ _id: third.id });
    const left = all.slice(1).map((message) => ({ ...message, at: new Date(Date.now() - 60_000) }));
    await docs().updateOne({ _id: id }, { $set: { outMessages: left } });

    expect(textsOf((await history(person, id, { after: 0 })).items)).toEqual(['一', '二', '三']);
    expect(textsOf((await history(person, id)).items)).toEqual(['三', '二', '一']);
    expect((await send(person, id, '三', third.clientId)).id).toBe(third.id);
    const read = { params: { id }, body: { upTo: 1 } };
    expect(await agent.call('PUT /conversations/:id/read', read)).toEqual({ unread: 2 });

    await server.app.rooms.chat.jobs![0]!.run(new AbortController().signal);
    expect(await docs().findOne({ _id: id })).not.toHaveProperty('outMessages');
    expect(await stored().countDocuments({ conversationId: id })).toBe(3);
    expect(textsOf((await history(person, id, { after: 0 })).items)).toEqual(['一', '二', '三']);
  });

  it('is closed to others', async () => {
    await send(person, id, '只给你们');
    const other = await server.signIn('consumer');
    await expect(history(other, id)).rejects.toEqual(refused('conversation.not-found'));
    await expect(history(server.stranger(), id)).rejects.toEqual(refused('auth.required'));
    await expect(history(await server.signIn('sales'), id)).rejects.toEqual(refused('auth.forbidden'));
    await expect(history(person, id, { before: 0 })).rejects.toEqual(refused('request.invalid'));
  });
});

describe('reading', () => {
  const read = (who: Client, upTo: number) =>
    who.call('PUT /conversations/:id/read', { params: { id }, body: { upTo } });

  it('counts what the other side wrote above the mark, which never goes back or past the end', async () => {
    for (const words of ['1', '2', '3']) await send(agent, id, words);
    await send(person, id, '4');
    expect(await look(person, id)).toMatchObject({ unread: 3, readUpTo: { person: 0, staff: 0 } });
    expect(await read(person, 2)).toEqual({ unread: 1 });
    expect(await read(person, 2)).toEqual({ unread: 1 });
    expect(await read(person, 1)).toEqual({ unread: 1 });
    expect(await read(person, 99)).toEqual({ unread: 0 });
    expect(await look(agent, id)).toMatchObject({ unread: 1, readUpTo: { person: 4, staff: 0 } });
    await send(agent, id, '5');
    expect(await look(person, id)).toMatchObject({ unread: 1 });
  });

  it('stays right while messages arrive', async () => {
    const sends = Array.from({ length: 15 }, (_, i) => send(agent, id, `${i}`));
    await Promise.all([...sends, ...[3, 5, 9, 2, 7].map((upTo) => read(person, upTo))]);
    expect(await read(person, 10)).toEqual({ unread: 5 });
    expect(await look(person, id)).toMatchObject({ unread: 5, readUpTo: { person: 10 } });
  });

  it('is refused where it must be', async () => {
    await expect(read(person, -1)).rejects.toEqual(refused('request.invalid'));
    await expect(read(server.stranger(), 1)).rejects.toEqual(refused('auth.required'));
    await expect(read(await server.signIn('consumer'), 1)).rejects.toEqual(refused('conversation.not-found'));
    await expect(read(await server.signIn('operator'), 1)).rejects.toEqual(refused('auth.forbidden'));
  });
});

it('takes nothing more once a conversation is closed, but still knows what it took', async () => {
  const clientId = newClientId();
  const first = await send(person, id, '最后一句', clientId);
  await agent.call('POST /conversations/:id/close', { params: { id } });
  await expect(send(person, id, '还有')).rejects.toEqual(refused('conversation.closed'));
  await expect(send(agent, id, '还有')).rejects.toEqual(refused('conversation.closed'));
  expect(await send(person, id, text('最后一句'), clientId)).toEqual(first);
});

/** Waits until nothing of the conversation waits for the history. */
async function moved(): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (!(await docs().findOne({ _id: id, outMessages: { $exists: true } }))) return;
    await new Promise((wait) => setTimeout(wait, 10));
  }
  throw new Error('messages were not moved');
}

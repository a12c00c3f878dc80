import type { Client, Live } from '@wanglai/client';
import type { Conversation, Message, ServerEvents } from '@wanglai/contract';
import { liveOf, next } from '../../../../test/support/live-of';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { begin, dotPng, history, idOf, look, newClientId, send, text, textsOf } from './test/chat-fixture';

let server: TestServer;
let person: Client;
let agent: Client;
let mine: Live;
let theirs: Live;
let id: string;
beforeAll(async () => {
  server = await startServer();
  agent = await server.signIn('agent');
  theirs = await liveOf(agent);
});
afterAll(async () => {
  theirs.stop();
  await server.stop();
});
beforeEach(async () => {
  person = await server.signIn('consumer');
  id = (await begin(person)).id;
  mine = await liveOf(person);
});
afterEach(() => mine.stop());

const say = async (live: Live, words: string, clientId = newClientId()) =>
  answerOf(await live.emit('message:send', { conversationId: id, clientId, body: text(words) }));
const ofThis = ({ message }: { message: Message }) => message.conversationId === id;

it('carries words and pictures from one side to the other', async () => {
  const asked = next(theirs, 'message:created', ofThis);
  const { message, repeated } = await say(mine, '你好');
  expect(repeated).toBe(false);
  expect(await asked).toEqual({ message });

  const answered = next(mine, 'message:created');
  const { url } = await agent.call('POST /media', { body: dotPng() });
  const picture = { conversationId: id, clientId: newClientId(), body: { kind: 'image', url } as const };
  const sent = answerOf(await theirs.emit('message:send', picture));
  expect(await answered).toEqual({ message: sent.message });
  expect(textsOf((await history(person, id, { after: 0 })).items)).toEqual(['你好', url]);
});

it('knows a message that was sent before, also over HTTP', async () => {
  const clientId = newClientId();
  const all = await Promise.all(Array.from({ length: 10 }, () => say(mine, '一次', clientId)));
  expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(await send(person, id, '一次', clientId)).toEqual(all[0]!.message);
  expect((await history(person, id)).items).toHaveLength(1);
});

it('shows each side the conversation as it stands for that side', async () => {
  const byId = ({ conversation }: { conversation: Conversation }) =>
    conversation.id === id && conversation.lastMessage !== null;
  const [here, there] = [
    next(mine, 'conversation:changed', byId),
    next(theirs, 'conversation:changed', byId),
  ];
  const counted = next(mine, 'unread:changed');
  await say(theirs, '需要帮忙吗？');
  expect(await here).toEqual({ conversation: await look(person, id) });
  expect(await there).toEqual({ conversation: await look(agent, id) });
  expect([(await look(person, id)).unread, (await look(agent, id)).unread]).toEqual([1, 0]);
  expect(await counted).toEqual({ count: 1 });
});

it('tells the writer how far was read, and the reader’s devices what is left', async () => {
  for (const words of ['1', '2', '3']) await send(agent, id, words);
  const other = await liveOf(person);
  const seen = next(
    theirs,
    'message:seen',
    (event: { conversationId: string }) => event.conversationId === id,
  );
  const left = next(other, 'unread:changed', ({ count }: { count: number }) => count === 1);
  const reply = answerOf(await mine.emit('message:read', { conversationId: id, upTo: 2 }));
  expect(reply).toMatchObject({ unread: 1 });
  expect(await seen).toEqual({ conversationId: id, by: 'person', upTo: 2 });
  expect(await left).toEqual({ count: 1 });

  await send(person, id, '4');
  const back = next(mine, 'message:seen');
  await theirs.emit('message:read', { conversationId: id, upTo: 4 });
  expect(await back).toEqual({ conversationId: id, by: 'staff', upTo: 4 });
  other.stop();
});

it('lets the other side see that somebody types, once a second, and keeps nothing', async () => {
  const heard: Parameters<ServerEvents['conversation:typed']>[0][] = [];
  const stop = theirs.on('conversation:typed', (event) => heard.push(event));
  const echoed = jest.fn();
  mine.on('conversation:typed', echoed);
  for (let i = 0; i < 5; i++)
    expect(await mine.emit('conversation:typing', { conversationId: id })).toEqual({ ok: true });
  const answer = next(mine, 'conversation:typed');
  await theirs.emit('conversation:typing', { conversationId: id });
  expect(await answer).toMatchObject({ conversationId: id, by: 'staff', name: expect.stringMatching(/./) });
  expect(heard).toEqual([{ conversationId: id, by: 'person', name: expect.any(String) }]);
  expect(echoed).toHaveBeenCalledTimes(1);
  stop();
});

it('tells agents and nobody else of staff', async () => {
  const sales = await liveOf(await server.signIn('sales'));
  const stranger = await liveOf(await server.signIn('consumer'));
  const overheard = jest.fn();
  for (const live of [sales, stranger])
    for (const event of ['message:created', 'conversation:changed', 'conversation:typed'] as const)
      live.on(event, overheard);
  const heard = next(theirs, 'message:created', ofThis);
  await mine.emit('conversation:typing', { conversationId: id });
  await say(mine, '只给客服');
  await heard;
  // Whatever was sent to them came before the answer to what they ask now.
  for (const live of [sales, stranger]) await live.emit('conversation:typing', { conversationId: id });
  expect(overheard).not.toHaveBeenCalled();
  for (const live of [sales, stranger]) live.stop();
});

it('refuses what HTTP refuses', async () => {
  const stranger = await liveOf(await server.signIn('consumer'));
  const code = async (live: Live, body: object) => {
    const reply = await live.emit('message:send', body as never);
    return reply.ok ? 'ok' : reply.error.code;
  };
  const good = { conversationId: id, clientId: newClientId(), body: text('你好') };
  expect(await code(stranger, good)).toBe('conversation.not-found');
  expect(await code(mine, { ...good, clientId: 'x' })).toBe('request.invalid');
  expect(await code(mine, { ...good, conversationId: 'f'.repeat(24) })).toBe('conversation.not-found');
  const read = await stranger.emit('message:read', { conversationId: id, upTo: 1 });
  expect(read).toMatchObject({ ok: false, error: { code: 'conversation.not-found' } });
  const typing = await stranger.emit('conversation:typing', { conversationId: id });
  expect(typing).toMatchObject({ ok: false, error: { code: 'conversation.not-found' } });
  await agent.call('POST /conversations/:id/close', { params: { id } });
  expect(await code(mine, good)).toBe('conversation.closed');
  stranger.stop();
});

it('gives a device that was away everything it missed, by number', async () => {
  const { message } = await say(mine, '我先走了');
  mine.stop();
  for (const words of ['一', '二', '三']) await send(agent, id, words);
  await mine.start();
  const missed = await history(person, id, { after: message.seq, limit: 2 });
  expect(textsOf(missed.items)).toEqual(['一', '二']);
  const rest = await history(person, id, { after: Number(missed.nextCursor), limit: 2 });
  expect([textsOf(rest.items), rest.nextCursor]).toEqual([['三'], null]);
  expect((await look(person, id)).unread).toBe(3);
});

it('counts for an agent what is theirs and what is nobody’s', async () => {
  await server.db.collection('chat.conversations').deleteMany({});
  id = (await begin(person)).id;
  await send(person, id, '1');
  await send(person, id, '2');
  const other = await server.signIn('consumer');
  await send(other, (await begin(other)).id, '3');
  const left = next(theirs, 'unread:changed', ({ count }: { count: number }) => count === 2);
  await theirs.emit('message:read', { conversationId: id, upTo: 1 });
  expect(await left).toEqual({ count: 2 });
  await agent.call('PUT /conversations/:id/assignee', { params: { id }, body: { staffId: idOf(agent) } });
  const more = next(theirs, 'unread:changed', ({ count }: { count: number }) => count === 3);
  await send(person, id, '4');
  expect(await more).toEqual({ count: 3 });
});

function answerOf<R extends { ok: boolean }>(reply: R): Extract<R, { ok: true }> {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply as Extract<R, { ok: true }>;
}

import type { Client } from '@wanglai/client';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { wholeStream } from '../../../../test/support/stream';
import { addTopics, buildContent, publishContent } from './test/build-content';

let server: TestServer;
let operator: Client;
let reader: Client;
beforeAll(async () => {
  server = await startServer();
  await addTopics(server.app.rooms.content);
  operator = await server.signIn('operator');
  reader = await server.signIn('consumer');
});
afterAll(() => server.stop());

const refused = (code: string, fields?: string[]) =>
  expect.objectContaining({
    problem: expect.objectContaining({
      code,
      ...(fields && { fields: fields.map((path) => expect.objectContaining({ path })) }),
    }),
  });
const nowhere = '0'.repeat(24);
const count = () => server.db.collection('content.contents').countDocuments();
const facts = async (id: string) =>
  (await wholeStream(server.db)).filter(
    ({ type, content }) => type === 'content.published' && content?.id === id,
  );

describe('writing', () => {
  it('keeps a draft that only staff see, with its blocks and reading time', async () => {
    const draft = await operator.call('POST /contents', { body: buildContent() });
    expect(draft).toMatchObject({
      state: 'draft',
      publishedAt: null,
      minutes: 1,
      topics: [{ key: 'pour-over', label: '手冲' }],
      body: buildContent().body,
      blocks: [{ type: 'heading' }, { type: 'paragraph' }],
      stats: { views: 0, likes: 0, favourites: 0 },
    });
    await expect(reader.call('GET /contents/:id', { params: { id: draft.id } })).rejects.toEqual(
      refused('content.not-found'),
    );
    const agent = await server.signIn('agent');
    expect(await agent.call('GET /contents/:id', { params: { id: draft.id } })).toMatchObject({
      id: draft.id,
    });
  });

  it('refuses bad fields, naming each', async () => {
    const before = await count();
    const bad = { ...buildContent(), title: '', topics: [], level: 'deep', cover: 'javascript:alert(1)' };
    await expect(operator.call('POST /contents', { body: bad as never })).rejects.toEqual(
      refused('request.invalid', ['title', 'cover', 'topics', 'level']),
    );
    for (const topic of ['', '$ne', '__proto__', 'a'.repeat(41), '茶'.repeat(17), '<b>'])
      await expect(
        operator.call('POST /contents', { body: buildContent({ topics: ['tea', topic] }) }),
      ).rejects.toEqual(refused('request.invalid', ['topics.1']));
    expect(await count()).toBe(before);
  });

  it.each(['consumer', 'agent', 'moderator', 'sales'] as const)('is not for a %s', async (persona) => {
    const somebody = await server.signIn(persona);
    for (const attempt of [
      () => somebody.call('POST /contents', { body: buildContent() }),
      () => somebody.call('POST /contents/preview', { body: { body: 'x' } }),
      () => somebody.call('PUT /contents/:id', { params: { id: nowhere }, body: buildContent() }),
      () => somebody.call('POST /contents/:id/publish', { params: { id: nowhere } }),
      () => somebody.call('POST /contents/:id/withdraw', { params: { id: nowhere } }),
    ])
      await expect(attempt()).rejects.toEqual(refused('auth.forbidden'));
  });

  it('asks for a login', async () => {
    const stranger = server.stranger();
    for (const attempt of [
      () => stranger.call('POST /contents', { body: buildContent() }),
      () => stranger.call('POST /contents/preview', { body: { body: 'x' } }),
      () => stranger.call('PUT /contents/:id', { params: { id: nowhere }, body: buildContent() }),
      () => stranger.call('POST /contents/:id/publish', { params: { id: nowhere } }),
      () => stranger.call('POST /contents/:id/withdraw', { params: { id: nowhere } }),
    ])
      await expect(attempt()).rejects.toEqual(refused('auth.required'));
  });

  it('makes one draft for one Idempotency-Key of one writer, also at the same time', async () => {
    const headers = { 'Idempotency-Key': 'key-0001-abc' };
    const before = await count();
    const replies = await Promise.all(
      [1, 2, 3].map(() => operator.call('POST /contents', { body: buildContent(), headers })),
    );
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
    expect(await operator.call('POST /contents', { body: buildContent(), headers })).toEqual(replies[0]);
    expect(await count()).toBe(before + 1);
    const admin = await server.signIn('admin');
    expect((await admin.call('POST /contents', { body: buildContent(), headers })).id).not.toBe(
      replies[0]!.id,
    );
    await expect(
      operator.call('POST /contents', { body: buildContent(), headers: { 'Idempotency-Key': 'short' } }),
    ).rejects.toEqual(refused('request.invalid', ['Idempotency-Key']));
  });

  it('shows Markdown beforehand as readers will see it, and keeps nothing', async () => {
    const before = await count();
    const preview = { body: { body: '<script>x</script>\n\n[a](javascript:1)' } };
    expect(await operator.call('POST /contents/preview', preview)).toEqual({
      minutes: 1,
      blocks: [
        { type: 'paragraph', inlines: [{ text: '<script>x</script>' }] },
        { type: 'paragraph', inlines: [{ text: 'a' }] },
      ],
    });
    expect(await operator.call('POST /contents/preview', preview)).toBeDefined();
    await expect(operator.call('POST /contents/preview', { body: {} as never })).rejects.toEqual(
      refused('request.invalid', ['body']),
    );
    expect(await count()).toBe(before);
  });
});

describe('rewriting', () => {
  it('changes a published piece in place, and nothing when nothing is new', async () => {
    const { id, updatedAt } = await publishContent(operator);
    const again = await operator.call('PUT /contents/:id', { params: { id }, body: buildContent() });
    expect(again.updatedAt).toBe(updatedAt);
    const body = buildContent({ title: '水温九十二度', topics: ['tea'] });
    const after = await operator.call('PUT /contents/:id', { params: { id }, body });
    expect(after).toMatchObject({ title: '水温九十二度', state: 'published' });
    expect(await reader.call('GET /contents/:id', { params: { id } })).toMatchObject({
      title: '水温九十二度',
    });
    expect(server.app.rooms.content.describe(id)).toMatchObject({ topics: ['tea'], title: '水温九十二度' });
  });

  it('refuses what is not there and what is not right', async () => {
    const { id } = await publishContent(operator);
    await expect(
      operator.call('PUT /contents/:id', { params: { id: nowhere }, body: buildContent() }),
    ).rejects.toEqual(refused('content.not-found'));
    await expect(
      operator.call('PUT /contents/:id', {
        params: { id },
        body: { ...buildContent(), state: 'draft' } as never,
      }),
    ).rejects.toEqual(refused('request.invalid', ['state']));
  });
});

describe('publishing', () => {
  it('shows it to readers, without the source, and tells the stream once', async () => {
    const { id, publishedAt } = await publishContent(operator);
    const seen = await reader.call('GET /contents/:id', { params: { id } });
    expect(seen).toMatchObject({ state: 'published', publishedAt });
    expect(seen).not.toHaveProperty('body');
    const again = await operator.call('POST /contents/:id/publish', { params: { id } });
    expect(again).toMatchObject({ publishedAt, updatedAt: seen.updatedAt });
    await server.app.rooms.interactions.settle();
    expect(await facts(id)).toHaveLength(1);
    expect((await facts(id))[0]).toMatchObject({ personId: null, target: { type: 'content', id } });
    expect(await server.db.collection('content.contents').findOne({ _id: id as never })).not.toHaveProperty(
      'outbox',
    );
  });

  it('is not for what does not exist', async () => {
    const params = { id: nowhere };
    await expect(operator.call('POST /contents/:id/publish', { params })).rejects.toEqual(
      refused('content.not-found'),
    );
    await expect(operator.call('POST /contents/:id/withdraw', { params })).rejects.toEqual(
      refused('content.not-found'),
    );
    await expect(operator.call('POST /contents/:id/publish', { params: { id: 'x' } })).rejects.toEqual(
      refused('request.invalid', ['id']),
    );
  });

  it('withdraws from readers at once; staff keep it; it can come back under its old date', async () => {
    const { id, publishedAt } = await publishContent(operator);
    const withdrawn = await operator.call('POST /contents/:id/withdraw', { params: { id } });
    expect(withdrawn.state).toBe('withdrawn');
    expect(await operator.call('POST /contents/:id/withdraw', { params: { id } })).toEqual(withdrawn);
    await expect(reader.call('GET /contents/:id', { params: { id } })).rejects.toEqual(
      refused('content.not-found'),
    );
    await expect(reader.call('PUT /contents/:id/like', { params: { id } })).rejects.toEqual(
      refused('content.not-found'),
    );
    expect(await operator.call('GET /contents/:id', { params: { id } })).toMatchObject({
      state: 'withdrawn',
    });
    expect(await operator.call('POST /contents/:id/publish', { params: { id } })).toMatchObject({
      publishedAt,
    });
    await server.app.rooms.interactions.settle();
    expect(await facts(id)).toHaveLength(1);
  });

  it('cannot withdraw a draft', async () => {
    const { id } = await operator.call('POST /contents', { body: buildContent() });
    await expect(operator.call('POST /contents/:id/withdraw', { params: { id } })).rejects.toEqual(
      refused('content.wrong-state'),
    );
  });
});

describe('topics', () => {
  it('are open to all, in the language asked for', async () => {
    const { items } = await server.stranger().call('GET /topics');
    expect(items.map(({ label }) => label)).toEqual(['手冲', '茶', '睡眠']);
    const english = await fetch(`${server.origin}/api/v1/topics`, { headers: { 'Accept-Language': 'en' } });
    expect(await english.json()).toMatchObject({ items: [{ label: 'Pour-over' }, { label: 'Tea' }, {}] });
  });
});

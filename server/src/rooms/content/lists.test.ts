import type { Client } from '@wanglai/client';
import type { ContentBody, QueryIn } from '@wanglai/contract';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { addTopics, buildContent, publishContent } from './test/build-content';

let server: TestServer;
let operator: Client;
let reader: Client;
const written: Record<string, string> = {};
const pieces: [string, Partial<ContentBody>][] = [
  [
    'cold',
    {
      title: '冷萃咖啡的十二小时',
      summary: '慢一点',
      body: '把粗磨的咖啡粉泡进凉水里，放一夜。',
      topics: ['pour-over'],
    },
  ],
  [
    'tea',
    {
      title: '岩茶与炭火',
      summary: '武夷山的味道',
      body: '炭焙让茶汤变得醇厚。Oolong for beginners.',
      topics: ['tea'],
    },
  ],
  [
    'night',
    { title: '睡前别喝', summary: '咖啡因的半衰期', body: '晚上喝茶也会睡不着。', topics: ['sleep', 'tea'] },
  ],
];
beforeAll(async () => {
  server = await startServer();
  await addTopics(server.app.rooms.content);
  operator = await server.signIn('operator');
  reader = await server.signIn('consumer');
  for (const [key, over] of pieces) written[key] = (await publishContent(operator, over)).id;
  written['draft'] = (
    await operator.call('POST /contents', { body: buildContent({ title: '咖啡草稿' }) })
  ).id;
  written['gone'] = (await publishContent(operator, { title: '咖啡旧事' })).id;
  await operator.call('POST /contents/:id/withdraw', { params: { id: written['gone'] } });
});
afterAll(() => server.stop());

const keyOf = (id: string) => Object.keys(written).find((key) => written[key] === id);
const keys = async (who: Client, query: QueryIn<'GET /contents'>) =>
  (await who.call('GET /contents', { query })).items.map(({ id }) => keyOf(id));

describe('search', () => {
  it.each([
    ['咖啡', ['night', 'cold']],
    ['冷萃咖啡', ['cold']],
    ['半衰期', ['night']],
    ['茶', ['night', 'tea']],
    ['茶 晚上', ['night']],
    ['岩茶与炭', ['tea']],
    ['oolong', ['tea']],
    ['ＯＯＬＯＮＧ', ['tea']],
    ['睡前别', ['night']],
    ['夜咖', []],
    ['begin', ['tea']],
    ['没有的词', []],
    ['，。', []],
    ['$where', []],
  ])('%s', async (q, found) => {
    const shown = await keys(reader, { q });
    expect(shown.sort()).toEqual([...found].sort());
  });

  it('finds everything for those who write, drafts and withdrawn ones too', async () => {
    expect((await keys(operator, { q: '咖啡' })).sort()).toEqual(['cold', 'draft', 'gone', 'night']);
  });
});

describe('lists', () => {
  it('show readers and other staff what is published, newest first', async () => {
    expect(await keys(reader, {})).toEqual(['night', 'tea', 'cold']);
    expect(await keys(await server.signIn('agent'), {})).toEqual(['night', 'tea', 'cold']);
    expect(await keys(reader, { state: 'draft' })).toEqual([]);
  });

  it('show those who write everything, last edited first, or one state', async () => {
    expect(await keys(operator, {})).toEqual(['gone', 'draft', 'night', 'tea', 'cold']);
    expect(await keys(operator, { state: 'draft' })).toEqual(['draft']);
    expect(await keys(operator, { state: 'withdrawn' })).toEqual(['gone']);
  });

  it('narrow to a topic', async () => {
    expect(await keys(reader, { topic: 'tea' })).toEqual(['night', 'tea']);
    expect(await keys(reader, { topic: 'no-such' })).toEqual([]);
  });

  it('come in pages that fit together', async () => {
    const seen: (string | undefined)[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await reader.call('GET /contents', { query: { limit: 1, ...(cursor && { cursor }) } });
      seen.push(...page.items.map(({ id }) => keyOf(id)));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['night', 'tea', 'cold']);
  });

  it.each(['x', 'WzEsMl0', Buffer.from('[1e300,"x"]').toString('base64url')])(
    'refuse the cursor %s',
    async (cursor) => {
      await expect(reader.call('GET /contents', { query: { cursor } })).rejects.toMatchObject({
        problem: { code: 'request.invalid' },
      });
    },
  );

  it('ask for a login', async () => {
    await expect(server.stranger().call('GET /contents')).rejects.toMatchObject({
      problem: { code: 'auth.required' },
    });
  });
});

it('knows a topic as soon as something published is about it, and as long', async () => {
  const topics = async () => (await reader.call('GET /topics')).items.map(({ key }) => key);
  const { id } = await publishContent(operator, { topics: ['茶点', 'tea'] });
  expect(await topics()).toEqual(['pour-over', 'tea', 'sleep', '茶点']);
  const found = await reader.call('GET /contents', { query: { topic: '茶点' } });
  expect(found.items.map((item) => item.id)).toEqual([id]);
  expect(found.items[0]!.topics[0]).toEqual({ key: '茶点', label: '茶点' });
  await operator.call('POST /contents/:id/withdraw', { params: { id } });
  expect(await topics()).toEqual(['pour-over', 'tea', 'sleep']);
});

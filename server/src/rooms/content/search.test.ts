import type { Client } from '@wanglai/client';
import type { ContentBody } from '@wanglai/contract';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { ranksOf } from '../../platform/search-words';
import { addTopics, publishContent } from './test/build-content';

let server: TestServer;
let operator: Client;
let reader: Client;
beforeAll(async () => {
  server = await startServer({ upTo: 'content' });
  await addTopics(server.app.rooms.content);
  operator = await server.signIn('operator');
  reader = await server.signIn('consumer');
});
afterAll(() => server?.stop());

it('finds a content by any two characters of its summary', async () => {
  const { id } = await publishContent(operator, {
    title: '仓库',
    summary: '待处理的酸梅粉一罐',
    body: '放在架上。',
  });
  for (const q of ['待处', '处理', '理的', '的酸', '酸梅', '梅粉', '粉一', '一罐', '罐', '上']) {
    const { items } = await reader.call('GET /contents', { query: { q } });
    expect([q, items.map((item) => item.id)]).toEqual([q, [id]]);
  }
});

describe('what is found', () => {
  const found: Record<string, string> = {};
  beforeAll(async () => {
    const about = (place: string, over: Partial<ContentBody>) =>
      publishContent(operator, { title: '器具', summary: '', body: '壶', ...over }).then(({ id }) => {
        found[id] = place;
      });
    await about('title', { title: '紫砂小记' });
    await about('summary', { summary: '一把紫砂壶' });
    for (const place of ['text', 'newer text']) await about(place, { body: `一把**紫**砂壶，${place}` });
    await about('newer title', { title: '再说紫砂' });
  });
  const all = ['newer title', 'title', 'summary', 'newer text', 'text'];

  it('shows what is found in the title first, then in the summary, then in the text, newest first', async () => {
    for (const who of [reader, operator]) {
      const { items } = await who.call('GET /contents', { query: { q: '紫砂' } });
      expect(items.map(({ id }) => found[id])).toEqual(all);
    }
  });

  it.each([1, 2, 3])('comes in pages that fit together: %i', async (limit) => {
    const seen: (string | undefined)[] = [];
    let cursor: string | null | undefined;
    do {
      const query = { q: '紫砂', limit, ...(cursor && { cursor }) };
      const page = await reader.call('GET /contents', { query });
      seen.push(...page.items.map(({ id }) => found[id]));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it('reads along its index, without sorting', async () => {
    const contents = server.db.collection('content.contents');
    for (const typed of ['紫砂', '紫砂壶', 'oolong 茶'])
      for (const rank of ranksOf(typed)) {
        const plan = await contents
          .find({ $and: [{ state: 'published' }, rank] })
          .sort({ publishedAt: -1, _id: -1 })
          .limit(21)
          .explain('queryPlanner');
        const winning = JSON.stringify(plan['queryPlanner'].winningPlan);
        expect(winning).toContain('terms_1_state_1_publishedAt_-1__id_-1');
        expect(winning).not.toMatch(/"(SORT|COLLSCAN)"/);
      }
  });

  it.each(['[0.5,1,"x"]', '[-1,1,"x"]', '[1,"x"]'])('refuses the cursor %s', async (cursor) => {
    const query = { q: '紫砂', cursor: Buffer.from(cursor).toString('base64url') };
    await expect(reader.call('GET /contents', { query })).rejects.toMatchObject({
      problem: { code: 'request.invalid', fields: [{ path: 'cursor' }] },
    });
  });
});

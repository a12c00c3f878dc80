import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@wanglai/client';
import type { FactView } from '@wanglai/contract';
import type { BootOptions, MiniProgram } from '../support/mini-program-host/boot';
import { startServer, type TestServer } from '../support/start-server';

const ARTICLE = 'subpackages/content/pages/article/index';
const CHAT = 'subpackages/chat/pages/chat/index';

export interface OnAPhone {
  type: 'weapp' | 'alipay';
  boot(options: BootOptions): Promise<MiniProgram>;
  /** Settings of the server. */
  env?(): Record<string, string>;
}

/**
 * What the compiled mini-program promises on every platform, as tests of the `describe` it is called in.
 * @returns what a platform's own tests go on with
 */
export function keepsItsPromises({ type, boot: bootHost, env }: OnAPhone) {
  const dist = join(__dirname, '../../miniapp/dist', type);
  if (!existsSync(join(dist, 'app.json')))
    throw new Error(`There is no compiled mini-program: \`npm run build:${type}\` makes it.`);
  let server: TestServer;
  let admin: Client;
  let app: MiniProgram;
  let contentId: string;
  let otherId: string;
  const storage = new Map<string, unknown>();

  beforeAll(async () => {
    server = await startServer({ env: env?.() });
    await server.app.rooms.content.stock.topics([
      {
        _id: 'pour-over',
        label: { zh: '手冲', en: 'Pour-over' },
        colour: '#5b4636',
        icon: 'coffee',
        order: 1,
      },
    ]);
    admin = await server.signIn('admin');
    otherId = await publish('周日的豆子');
    contentId = await publish('十一点以后的手冲');
  });
  afterEach(() => app?.close());
  afterAll(() => server.stop());

  async function publish(title: string): Promise<string> {
    const operator = await server.signIn('operator');
    const body = {
      kind: 'article' as const,
      title,
      summary: '水开了。',
      body: '## 开始\n\n慢慢来。',
      topics: ['pour-over'],
      level: 'value' as const,
    };
    const made = await operator.call('POST /contents', { body });
    await operator.call('POST /contents/:id/publish', { params: { id: made.id } });
    return made.id;
  }
  const boot = async (kept = storage, entry?: string) => {
    app = await bootHost({ dist, apiOrigin: server.origin, storage: kept, ...(entry && { entry }) });
    return app;
  };
  const agree = async () => {
    await app.tap('同意记录与推荐');
    await app.waitFor(() => app.text().includes('十一点以后的手冲'));
  };
  const personId = (): string => {
    const session = JSON.parse(String(app.storage.get('wl.session'))) as { person: { id: string } };
    return session.person.id;
  };
  const facts = async (): Promise<FactView[]> => {
    const query = { limit: 100 };
    return (await admin.call('GET /people/:id/interactions', { params: { id: personId() }, query })).items;
  };
  const recorded = (type: string, fits: (fact: FactView) => boolean = () => true) =>
    app.waitFor(async () => (await facts()).find((fact) => fact.type === type && fits(fact)), 12_000);

  it('asks before anything is recorded, and records nothing for who only browses', async () => {
    await boot(new Map());
    expect(app.text()).toContain('先说好，再开始');
    await app.tap('只看看');
    await app.waitFor(() => app.text().includes('十一点以后的手冲'));
    await app.tap('十一点以后的手冲');
    app.hide();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await facts()).filter((fact) => !fact.type.includes('.'))).toEqual([]);
  });

  it('shows the feed and records view, click and leave with dwell, exposure, launch and hide', async () => {
    await boot();
    await agree();
    for (const id of [contentId, otherId]) {
      const seen = await recorded('exposure', (fact) => fact.target?.['id'] === id);
      expect(seen.target).toMatchObject({ type: 'content' });
    }
    await app.tap('十一点以后的手冲');
    expect(app.route()).toBe(ARTICLE);
    await app.waitFor(() => app.text().includes('慢慢来。'));
    await app.back();
    app.hide();
    const click = await recorded('click', (fact) => fact.target?.['type'] === 'content');
    expect(click.target).toMatchObject({
      id: contentId,
      text: '十一点以后的手冲',
      position: expect.any(Number),
    });
    const view = await recorded('view', (fact) => fact.target?.['id'] === contentId);
    expect(view).toMatchObject({ page: `/${ARTICLE}?id=${contentId}`, target: { type: 'content' } });
    const leave = await recorded('leave', (fact) => fact.target?.['id'] === contentId);
    expect(leave.props?.['dwellMs']).toBeGreaterThan(200);
    await recorded('launch');
    await recorded('hide');
  });

  it('shows how far one has read', async () => {
    await boot();
    await app.waitFor(() => app.text().includes('十一点以后的手冲'));
    await app.open(`${ARTICLE}?id=${contentId}`);
    await app.waitFor(() => String(app.attribute('article__bar', 'style')).includes('0.56'));
  });

  it('knows the person again after a restart, and asks no second time', async () => {
    const before = JSON.parse(String(storage.get('wl.session'))) as { person: { id: string } };
    await boot();
    await app.waitFor(() => app.text().includes('十一点以后的手冲'));
    expect(app.text()).not.toContain('先说好，再开始');
    expect(personId()).toBe(before.person.id);
  });

  it('leads home from a link to a page that is not there', async () => {
    await boot(storage, 'pages/gone/index?id=1');
    expect(app.route()).toBe('pages/home/index');
    await app.waitFor(() => app.text().includes('为你'));
  });

  it('delivers what was done without a network once it is back, once and in order', async () => {
    await boot();
    await app.waitFor(() => app.text().includes('十一点以后的手冲'));
    const earlier = (await facts()).length;
    app.setOnline(false);
    await app.open('pages/community/index');
    await app.open('pages/me/index');
    app.hide();
    app.show();
    app.setOnline(true);
    await recorded('view', (fact) => fact.page === '/pages/community/index');
    await recorded('view', (fact) => fact.page === '/pages/me/index');
    const all = await facts();
    expect(all.length).toBeGreaterThan(earlier);
    expect(new Set(all.map((fact) => fact.id)).size).toBe(all.length);
    const views = all.filter((fact) => fact.type === 'view').reverse();
    const pages = views.map((fact) => fact.page);
    expect(pages.indexOf('/pages/community/index')).toBeLessThan(pages.lastIndexOf('/pages/me/index'));
  });

  it('slides in what the server pushes over the socket', async () => {
    await boot();
    await app.waitFor(() => app.text().includes('十一点以后的手冲'));
    const reader = app;
    for (let i = 0; i < 3; i++) {
      await reader.tap('十一点以后的手冲');
      await reader.back();
    }
    reader.hide();
    reader.show();
    await recorded('leave', (fact) => fact.target?.['id'] === contentId);
    await server.app.rooms.interactions.settle();
    await publish('刚刚上架的手冲');
    await app.waitFor(() => app.text().includes('刚刚为你放上来'), 10_000);
    expect(app.text()).toContain('刚刚上架的手冲');
  });

  it('talks with an agent over the socket', async () => {
    const agent = await server.signIn('agent');
    await boot();
    await app.waitFor(() => app.text().includes('十一点以后的手冲'));
    await app.open(CHAT);
    await app.waitFor(() => app.text().includes('有什么想问的'));
    await app.type('composer__field', '周末几点关门？');
    await app.tap('.composer__send');
    await app.waitFor(() => app.text().includes('已送达'));
    const inbox = await agent.call('GET /conversations', { query: { assignee: 'all' } });
    const conversation = inbox.items.find((one) => one.person.id === personId());
    const params = { id: conversation?.id ?? '' };
    expect((await agent.call('GET /conversations/:id/messages', { params })).items).toMatchObject([
      { body: { kind: 'text', text: '周末几点关门？' } },
    ]);
    const body = { clientId: 'agent-answer-1', body: { kind: 'text' as const, text: '晚上十点。' } };
    await agent.call('POST /conversations/:id/messages', { params, body });
    await app.waitFor(() => app.text().includes('晚上十点。'));
    const seen = async () => (await agent.call('GET /conversations/:id', { params })).readUpTo.person >= 2;
    await app.waitFor(seen);
  });

  it('carries the share chain in what it hands to friends', async () => {
    await boot();
    await app.waitFor(() => app.text().includes('十一点以后的手冲'));
    await app.open(`${ARTICLE}?id=${contentId}`);
    await app.waitFor(() => app.text().includes('慢慢来。'));
    const { title, path } = app.share();
    expect(title).toBe('十一点以后的手冲');
    expect(path).toMatch(
      new RegExp(`^/${ARTICLE}\\?id=${contentId}&wl_from=${personId()}&wl_share=[^&]+&wl_depth=1$`),
    );
  });

  return {
    dist,
    boot,
    agree,
    article: () => `${ARTICLE}?id=${contentId}`,
    chat: CHAT,
    admin: () => admin,
    personId,
  };
}

import { randomUUID } from 'node:crypto';
import type { Client } from '@wanglai/client';
import type { Browser, Page } from 'playwright-core';
import { back, enterApp, front, openBrowser, openTab, openWindow } from '../support/browser';
import { eventually, type Product, startProduct } from '../support/product';

describe('a conversation that went on while somebody was away', () => {
  let product: Product;
  let browser: Browser;
  let agent: Client;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
    agent = await product.signIn('agent');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const openChat = async (page: Page) => {
    await openTab(page, '我的');
    await front(page).getByRole('button', { name: '消息' }).click();
  };
  const say = async (page: Page, text: string) => {
    await front(page).locator('.composer__field textarea').fill(text);
    await front(page).getByRole('button', { name: '发送' }).click();
    await front(page).locator('.bubble').getByText(text, { exact: true }).waitFor();
  };
  /** The open conversation in which this was said last. */
  const conversationWith = (text: string) =>
    eventually(
      async () =>
        (await agent.call('GET /conversations', { query: { state: 'open', limit: 100 } })).items.find(
          ({ lastMessage }) => lastMessage?.body.kind === 'text' && lastMessage.body.text === text,
        ),
      (found) => found !== undefined,
    ).then((found) => found!.id);
  const answer = (id: string, text: string) =>
    agent.call('POST /conversations/:id/messages', {
      params: { id },
      body: { clientId: randomUUID(), body: { kind: 'text', text } },
    });
  const shownIn = (page: Page) => front(page).locator('.bubble__text').allTextContents();

  test('answers to the last are read when it was closed meanwhile, none is missing, and the badge goes', async () => {
    const window = await openWindow(browser);
    const page = await enterApp(window, product.origin);
    await openChat(page);
    await say(page, '豆子有点酸，怎么办？');
    const id = await conversationWith('豆子有点酸，怎么办？');
    await back(page);
    await window.setOffline(true);
    const answers = Array.from({ length: 130 }, (_, i) => `第 ${i + 1} 条`);
    for (const text of answers) await answer(id, text);
    await agent.call('POST /conversations/:id/close', { params: { id } });

    await window.setOffline(false);
    await eventually(
      () => front(page).locator('.badge').allTextContents(),
      (badges) => badges.includes('99+'),
    );
    await openChat(page);
    await front(page).locator('.bubble').getByText('第 130 条', { exact: true }).waitFor();
    const shown = await shownIn(page);
    expect(shown.filter((text) => answers.includes(text))).toEqual(answers);
    await back(page);
    await eventually(
      () => front(page).locator('.badge').count(),
      (badges) => badges === 0,
    );
    await window.close();
  }, 90_000);

  test('what is written into a closed one arrives in a new one, once, also when it was written offline', async () => {
    const window = await openWindow(browser);
    const page = await enterApp(window, product.origin);
    await openChat(page);
    await say(page, '还在吗，请问？');
    const first = await conversationWith('还在吗，请问？');
    await window.setOffline(true);
    await say(page, '离线时写的一句');
    await say(page, '离线时写的第二句');
    await agent.call('POST /conversations/:id/close', { params: { id: first } });
    await window.setOffline(false);

    const second = await conversationWith('离线时写的第二句');
    expect(second).not.toBe(first);
    const query = { after: 0, limit: 100 };
    const { items } = await agent.call('GET /conversations/:id/messages', { params: { id: second }, query });
    const said = items.flatMap(({ author, body }) =>
      author.kind === 'person' && body.kind === 'text' ? [body.text] : [],
    );
    expect(said).toEqual(['离线时写的一句', '离线时写的第二句']);
    await eventually(
      () => shownIn(page),
      (shown) => shown.filter((text) => text.startsWith('离线时写的')).length === 2,
    );
    expect(await shownIn(page)).toContain('还在吗，请问？');
    await window.close();
  }, 60_000);
});

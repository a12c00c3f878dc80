import type { Browser, Page } from 'playwright-core';
import {
  back,
  becomeNewFriend,
  DESK,
  enterApp,
  enterConsole,
  front,
  openBrowser,
  openTab,
  openWindow,
} from '../support/browser';
import { type Product, startProduct } from '../support/product';

/** The promise of the product, seen from both sides: each test goes on where the one before it ended. */
describe('somebody reads at night, and the brand answers', () => {
  const NAME = '沈夜行';
  const read: string[] = [];
  let product: Product;
  let browser: Browser;
  let app: Page;
  let operator: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('the consumer agrees and becomes somebody; the operator watches', async () => {
    [app, operator] = await Promise.all([
      enterApp(await openWindow(browser), product.origin),
      enterConsole(await openWindow(browser, { size: DESK }), product.origin, '运营'),
    ]);
    await becomeNewFriend(app, NAME);
    await operator.getByRole('heading', { name: '实时' }).waitFor();
    await front(app).getByRole('switch', { name: '夜读模拟' }).click();
    await front(app).getByRole('button', { name: '夜读模拟已打开' }).waitFor();
  }, 45_000);

  test('each article that is read appears in the live stream', async () => {
    await openTab(app, '首页');
    const titles = front(app).locator('.feed-card__title');
    await titles.nth(4).waitFor();
    while (read.length < 5) {
      const title = (await titles.allTextContents()).find((one) => !read.includes(one)) as string;
      read.push(title);
      const card = front(app).locator('.feed-card', { hasText: title }).last();
      await card.getByRole('link').click();
      await front(app).getByRole('heading', { name: title }).waitFor();
      await back(app);
      await titles.nth(4).waitFor();
    }
    for (const title of read) {
      const row = operator.getByRole('listitem').filter({ hasText: `${NAME} 看了《${title}》` });
      await row.first().waitFor();
    }
  }, 45_000);

  test('the habit becomes a tag, and the tag shows its proof', async () => {
    await front(app).getByText('新标签：夜猫子').click();
    const tag = front(app).locator('.tag-card', { hasText: '夜猫子' });
    await tag.waitFor();
    expect(await tag.locator('.tag-card__proof').textContent()).toMatch(/\d+ ?[个晚夜次].*(23|夜)/);
    expect(await tag.textContent()).toMatch(/把握 \d+%/);
    await operator
      .getByRole('listitem')
      .filter({ hasText: `${NAME} 得到了标签“夜猫子”` })
      .first()
      .waitFor();
  }, 30_000);

  test('a card has come by itself and says why', async () => {
    await back(app);
    await front(app).locator('.masthead').waitFor();
    const placed = front(app).locator('.placed');
    await placed.getByText('刚刚为你放上来').waitFor();
    expect(await placed.locator('.feed-card__reason').textContent()).toContain('夜');
  }, 30_000);

  test('a question in the chat is answered from the inbox', async () => {
    const agent = await enterConsole(await openWindow(browser, { size: DESK }), product.origin, '客服');
    await agent.getByRole('link', { name: '会话' }).click();
    await front(app).getByRole('button', { name: '消息' }).click();
    await front(app).locator('.composer__field textarea').fill('夜里喝什么豆子不会睡不着？');
    await front(app).getByRole('button', { name: '发送' }).click();

    await agent.getByRole('link', { name: NAME }).click();
    await agent.getByRole('log').getByText('夜里喝什么豆子不会睡不着？').waitFor();
    await agent.getByRole('button', { name: '我来接' }).click();
    await agent.getByPlaceholder('回复，Enter 发送').fill('试试低因的哥伦比亚。');
    await agent.keyboard.press('Enter');

    await front(app).locator('.bubble').getByText('试试低因的哥伦比亚。').waitFor();
    await front(app)
      .getByText(/在为你服务/)
      .waitFor();
    await agent.getByText('已读').waitFor();
  }, 45_000);

  test('what the operator publishes reaches the consumer', async () => {
    await operator.getByRole('link', { name: '内容' }).click();
    await operator.getByRole('button', { name: '写一篇' }).click();
    await operator.getByLabel('标题', { exact: true }).fill('凌晨一点的手冲');
    await operator.getByLabel('摘要', { exact: true }).fill('水别太急，人也别太急。');
    await operator.getByLabel('话题', { exact: true }).click();
    await operator.getByTitle('手冲').click();
    await operator.keyboard.press('Escape');
    await operator.getByRole('textbox', { name: '正文' }).fill('## 第一滤\n\n等三十秒，闷蒸。');
    await operator.getByRole('button', { name: '发布', exact: true }).click();
    await operator.getByText('已发布，正在送到合适的人手里').waitFor();

    await back(app);
    await front(app).getByRole('tab', { name: '手冲' }).click();
    await front(app).locator('.feed-card', { hasText: '凌晨一点的手冲' }).getByRole('link').click();
    await front(app).getByText('等三十秒，闷蒸。').waitFor();
  }, 45_000);

  test('who one is outlives a reload', async () => {
    await app.goto(`${product.origin}/#/pages/me/index`);
    await app.reload();
    await front(app).getByText(NAME).first().waitFor();
  }, 30_000);

  test('a link that leads nowhere leads home', async () => {
    await app.goto('about:blank');
    await app.goto(`${product.origin}/#/pages/nowhere/index`);
    await front(app).locator('.feed-card').first().waitFor();
    await openTab(app, '我的');
    await front(app).locator('.profile__name', { hasText: NAME }).waitFor();
  }, 30_000);
});

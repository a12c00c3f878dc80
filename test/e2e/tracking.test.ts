import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@wanglai/client';
import type { FactView } from '@wanglai/contract';
import type { Browser, Page } from 'playwright-core';
import { back, enterApp, front, openBrowser, openTab, openWindow } from '../support/browser';
import { eventually, type Product, startProduct, timelineOf } from '../support/product';

const ARTICLE = '/subpackages/content/pages/article/index';

describe('what is recorded in the browser, without a word of it in the screens', () => {
  let product: Product;
  let browser: Browser;
  let admin: Client;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
    admin = await product.signIn('admin');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** A window, all it posts to the stream, and the id of the visitor it turns out to be. */
  async function openWatched() {
    const window = await openWindow(browser);
    const posts: string[] = [];
    window.on('request', (request) => {
      if (request.url().endsWith('/interactions')) posts.push(request.url());
    });
    const person = new Promise<string>((resolve) =>
      window.on('response', async (response) => {
        if (response.url().endsWith('/auth/visitor')) resolve((await response.json()).person.id);
      }),
    );
    return { window, posts, person };
  }
  const keptKeys = (page: Page) => page.evaluate(() => Object.keys(localStorage).sort());
  /** The words of what was tapped, the last first. */
  const tapped = (facts: FactView[]) =>
    facts.filter(({ type }) => type === 'click').map(({ target }) => String(target?.['text']));
  const recorded = (person: string, wanted: (facts: FactView[]) => boolean) =>
    eventually(() => timelineOf(admin, person), wanted);

  test('before the grant nothing leaves the device and nothing is kept on it', async () => {
    const { window, posts } = await openWatched();
    const page = await window.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.method()));
    await page.goto(product.origin);
    await page.getByRole('switch', { name: '记录我的使用' }).click();
    await page.getByRole('switch', { name: '按我的习惯推荐' }).click();
    await page.waitForTimeout(1_000);
    expect(await keptKeys(page)).toEqual([]);
    expect(new Set(requests)).toEqual(new Set(['GET']));

    await page.getByRole('button', { name: '不记录，只看看' }).click();
    await page.locator('.feed-card').first().getByRole('link').click();
    await front(page).locator('.article-actions').getByRole('button', { name: '喜欢' }).click();
    await page.waitForTimeout(3_500);
    expect(posts).toEqual([]);
    expect((await keptKeys(page)).filter((key) => /\.(q|q\.\d+|visitor)$/.test(key))).toEqual([]);
    await window.close();
  }, 45_000);

  test('opening a page, tapping and leaving are recorded, each with what it was about', async () => {
    const { window, person } = await openWatched();
    const page = await enterApp(window, product.origin);
    const card = page.locator('.feed-card').first();
    const title = (await card.locator('.feed-card__title').textContent()) as string;
    await card.getByRole('link').click();
    await front(page).getByRole('heading', { name: title }).waitFor();
    await page.waitForTimeout(1_200);
    await front(page).locator('.article-actions').getByRole('button', { name: '收藏' }).click();
    await back(page);

    const isArticle = ({ page: at }: FactView) => at?.startsWith(ARTICLE) ?? false;
    const facts = await recorded(await person, (all) =>
      all.some((fact) => fact.type === 'leave' && isArticle(fact)),
    );
    const about = facts.find((fact) => fact.type === 'view' && isArticle(fact))?.target?.['id'];
    const summary = facts.filter(isArticle).map(({ type, target, props }) => ({
      type,
      id: target?.['id'],
      ...(type === 'leave' && { longEnough: Number(props?.['dwellMs']) >= 1_200 }),
    }));
    expect(about).toMatch(/^[0-9a-f]{24}$/);
    expect(summary).toEqual(
      expect.arrayContaining([
        { type: 'view', id: about },
        { type: 'click', id: about },
        { type: 'leave', id: about, longEnough: true },
      ]),
    );
    expect(facts.filter((fact) => fact.type === 'leave' && isArticle(fact))).toHaveLength(1);
    expect(facts.find(({ type, target }) => type === 'click' && target?.['text'] === title)).toBeDefined();
    await window.close();
  }, 45_000);

  test('every kind of control is recorded by its words', async () => {
    const { window, person } = await openWatched();
    const page = await enterApp(window, product.origin);
    await page.getByRole('tab', { name: '手冲' }).click();
    await openTab(page, '社区');
    await openTab(page, '我的');
    await front(page).getByRole('switch', { name: '夜读模拟' }).click();
    await front(page).getByRole('switch', { name: '夜读模拟' }).click();
    await front(page).getByRole('button', { name: '设置' }).click();
    await front(page).getByRole('radio', { name: 'English' }).click();
    const words = ['手冲', '社区', '我的', '夜读模拟', '设置', 'English'];
    const facts = await recorded(await person, (all) =>
      words.every((word) => tapped(all).some((text) => text.includes(word))),
    );
    const pages = facts.filter(({ type }) => type === 'view').map((fact) => fact.page);
    for (const room of ['home', 'community', 'me', 'settings'])
      expect(pages).toContainEqual(expect.stringContaining(`/pages/${room}/index`));
    await window.close();
  }, 45_000);

  test('tabs tapped faster than they are drawn end on the one tapped last, and every tap counts', async () => {
    const { window, person } = await openWatched();
    const page = await enterApp(window, product.origin);
    await page.evaluate(() => {
      const tabs = document.querySelectorAll<HTMLElement>('.weui-tabbar__item');
      for (const place of [1, 2, 0]) tabs[place]?.click();
    });
    const facts = await recorded(await person, (all) => tapped(all).length > 2);
    expect(tapped(facts).reverse()).toEqual(['社区', '我的', '首页']);
    expect(facts.find(({ type }) => type === 'view')?.page).toBe('/pages/home/index');
    expect(await page.locator('.taro_page').filter({ visible: true }).count()).toBe(1);
    await front(page).locator('.feed-card').first().waitFor();
    await window.close();
  }, 45_000);

  test('an address gone to while the first page is being drawn is where one ends, and both were seen', async () => {
    const { window, person } = await openWatched();
    const page = await enterApp(window, product.origin);
    const at = (room: string) => `/subpackages/account/pages/${room}/index`;
    await page.addInitScript((address) => {
      // The code has run by then, and has drawn nothing yet.
      addEventListener('DOMContentLoaded', () =>
        setTimeout(() => {
          location.hash = address;
        }),
      );
    }, at('about'));
    await page.goto('about:blank');
    await page.goto(`${product.origin}/#${at('settings')}`);
    await front(page).locator('.about__brand').waitFor();
    expect(await page.locator('.taro_page').filter({ visible: true }).count()).toBe(1);
    const pagesOf = (facts: FactView[]) =>
      facts.filter(({ type }) => type === 'view').map((fact) => fact.page?.split('?')[0]);
    const facts = await recorded(await person, (all) => pagesOf(all).includes(at('about')));
    expect(pagesOf(facts).slice(0, 2)).toEqual([at('about'), at('settings')]);
    await window.close();
  }, 45_000);

  test('a page that is closed in the middle of reading still tells that it was left', async () => {
    const { window, person } = await openWatched();
    const page = await enterApp(window, product.origin);
    await page.locator('.feed-card').first().getByRole('link').click();
    await front(page).locator('.article__title').waitFor();
    await page.waitForTimeout(300);
    await page.goto('about:blank');
    const facts = await recorded(await person, (all) => all.some(({ type }) => type === 'hide'));
    expect(facts.find(({ type, page: at }) => type === 'leave' && at?.startsWith(ARTICLE))).toBeDefined();
    await window.close();
  }, 45_000);
});

test('screens never tell the tracker of views, taps or exposures themselves', () => {
  const source = join(__dirname, '../../miniapp/src');
  const calls = ['pages', 'subpackages', 'features'].flatMap((folder) =>
    (readdirSync(join(source, folder), { recursive: true }) as string[])
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
      .flatMap((file) =>
        [...readFileSync(join(source, folder, file), 'utf8').matchAll(/\btracker\.(\w+)/g)].map(
          ([, method]) => method,
        ),
      ),
  );
  // Consent and sharing are acts of their own, and only screens know of them.
  expect(calls.filter((method) => method !== 'setConsent' && method !== 'share')).toEqual([]);
});

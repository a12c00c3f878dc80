import type { Client } from '@wanglai/client';
import type { FactView } from '@wanglai/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { enterApp, front, openBrowser, openWindow } from '../support/browser';
import { eventually, type Product, startProduct, timelineOf } from '../support/product';

const HOME = '/pages/home/index';
const at = (room: string) => `/subpackages/account/pages/${room}/index`;

describe('coming to the app and moving in it by its addresses', () => {
  let product: Product;
  let browser: Browser;
  let admin: Client;
  let window: BrowserContext;
  let person: Promise<string>;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
    admin = await product.signIn('admin');
  }, 60_000);
  beforeEach(async () => {
    window = await openWindow(browser);
    person = new Promise<string>((resolve) =>
      window.on('response', async (response) => {
        if (response.url().endsWith('/auth/visitor')) resolve((await response.json()).person.id);
      }),
    );
  });
  afterEach(() => window?.close());
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** What was recorded of these kinds once `wanted` holds, in order, without the queries of the pages. */
  async function recorded(kinds: string[], wanted: (told: string[]) => boolean): Promise<string[]> {
    const told = (facts: FactView[]) =>
      facts
        .filter(({ type }) => kinds.includes(type))
        .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
        .map(({ type, page }) => `${type} ${page?.split('?')[0]}`);
    const id = await person;
    return told(
      await eventually(
        () => timelineOf(admin, id),
        (facts) => wanted(told(facts)),
      ),
    );
  }
  const settled = (page: Page) =>
    page.waitForFunction(
      () =>
        Array.from(document.querySelectorAll('.taro_page')).filter((one) => one.checkVisibility()).length ===
        1,
    );
  const goTo = (page: Page, hash: string) =>
    page.evaluate((next) => {
      location.hash = next;
    }, hash);

  test('a person who comes again has launched once, at the page they came to', async () => {
    const first = await enterApp(window, product.origin);
    await first.close();
    const again = await window.newPage();
    await again.goto(`${product.origin}/#${at('settings')}`);
    await front(again).getByRole('radio', { name: 'English' }).waitFor();
    const kinds = ['launch', 'show'];
    const told = await recorded(kinds, (all) => all.includes(`show ${at('settings')}`));
    const last = told.slice(told.lastIndexOf(`launch ${at('settings')}`));
    expect(last).toEqual([`launch ${at('settings')}`, `show ${at('settings')}`]);
    expect(told.filter((one) => one === `launch ${at('settings')}`)).toHaveLength(1);
    expect(told.filter((one) => one.endsWith(' /'))).toEqual([]);
  }, 45_000);

  test('an address set by hand, and back and forward, view each page once and leave it once', async () => {
    const page = await enterApp(window, product.origin);
    await goTo(page, at('about'));
    await front(page).locator('.about__brand').waitFor();
    await settled(page);
    await page.goBack();
    await front(page).locator('.feed-card').first().waitFor();
    await settled(page);
    await page.goForward();
    await front(page).locator('.about__brand').waitFor();
    await settled(page);
    await goTo(page, at('settings'));
    await front(page).getByRole('radio', { name: 'English' }).waitFor();
    await settled(page);
    const told = await recorded(['view', 'leave'], (all) => all.includes(`view ${at('settings')}`));
    const pages = [HOME, at('about'), HOME, at('about'), at('settings')];
    expect(told).toEqual(pages.flatMap((one) => [`view ${one}`, `leave ${one}`]).slice(0, -1));
  }, 45_000);

  test('what is withdrawn in one tab of the browser ends in the other', async () => {
    const one = await enterApp(window, product.origin);
    const other = await window.newPage();
    await other.goto(product.origin);
    await other.locator('.feed-card').first().waitFor();
    const keptByTracker = () =>
      other.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('wl-tracker.')));
    await other.waitForFunction(() => 'wl-tracker.visitor' in localStorage);
    const posts: string[] = [];
    await goTo(one, '/subpackages/my-data/pages/my-data/index');
    await front(one).getByRole('switch', { name: '记录我的使用' }).click();
    // The other tab asks for the grants when it has heard of the change.
    const heard = other.waitForResponse((response) => response.url().endsWith('/me/consents'));
    await one.locator('.button--danger').filter({ visible: true }).click();
    await heard;
    other.on('request', (request) => {
      if (request.url().endsWith('/interactions')) posts.push(request.url());
    });
    await other.locator('.feed-card').first().getByRole('link').click();
    await front(other).locator('.article__title').waitFor();
    await other.waitForTimeout(3_500);
    expect(posts).toEqual([]);
    expect(await keptByTracker()).toEqual([]);
  }, 45_000);
});

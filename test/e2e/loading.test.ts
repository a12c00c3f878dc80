import type { Browser, Response } from 'playwright-core';
import { openBrowser, openWindow } from '../support/browser';
import { type Product, startProduct } from '../support/product';

const APPS = [
  ['the mini-program', '/', 400],
  ['the console', '/console/', 400],
] as const;

describe('what a browser loads first', () => {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test.each(APPS)(
    'of %s comes packed, is kept for a year and weighs little',
    async (_, path, mostKb) => {
      const window = await openWindow(browser);
      const code: Response[] = [];
      window.on('response', (response) => {
        if (/\.(js|css)$/.test(response.url())) code.push(response);
      });
      const page = await window.newPage();
      const start = await page.goto(product.origin + path, { waitUntil: 'networkidle' });
      expect(await start?.headerValue('cache-control')).toBe('no-cache');
      const bytes = await Promise.all(
        code.map(async (response) => {
          const { 'content-encoding': packed, 'cache-control': kept } = await response.allHeaders();
          expect({ packed, kept }).toEqual({ packed: 'gzip', kept: 'public, max-age=31536000, immutable' });
          return (await response.request().sizes()).responseBodySize;
        }),
      );
      expect(bytes.length).toBeGreaterThan(1);
      expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(mostKb * 1024);
      await window.close();
    },
    30_000,
  );

  test('until its code has come the mini-program shows its mark, and then no more', async () => {
    const window = await openWindow(browser);
    const page = await window.newPage();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(product.origin, { waitUntil: 'commit' });
    const mark = page.locator('.splash svg');
    await mark.waitFor();
    letGo();
    await page.getByText('先说好，再开始').waitFor();
    expect(await mark.isVisible()).toBe(false);
    await window.close();
  }, 30_000);

  test.each(APPS)(
    'when the code of %s does not come, that is said, with a way to try again',
    async (_, path) => {
      const window = await openWindow(browser);
      const page = await window.newPage();
      let comes = false;
      // Neither refused nor answered, as where a network drops everything.
      await page.route(/\.js$/, (route) => (comes ? route.continue() : undefined));
      await page.goto(product.origin + path, { waitUntil: 'commit' });
      const again = page.getByRole('link', { name: /Try again/ });
      expect(await again.isVisible()).toBe(false);
      await again.waitFor({ state: 'visible', timeout: 15_000 });
      expect(await page.getByRole('status').textContent()).toMatch(/没有打开.*has not opened/s);
      comes = true;
      await again.click();
      await page
        .getByText(path === '/' ? '先说好，再开始' : '登录')
        .first()
        .waitFor();
      expect(await again.isVisible()).toBe(false);
      await window.close();
    },
    45_000,
  );
});

import type { BrowserContext, Page } from 'playwright-core';
import { DESK, openWindow, type Seen, watch } from '../../support/browser';
import { type Gallery, LOOKS, openGallery, roomsWith } from './gallery';

const LAPTOP = { width: 1180, height: 720 };
/** English needs the most room, so the narrower window is looked at in it alone. */
const WINDOWS = [
  ...LOOKS.map((look) => ({ size: 'desk', box: DESK, ...look })),
  ...LOOKS.slice(-1).map((look) => ({ size: 'laptop', box: LAPTOP, ...look })),
];

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
}, 60_000);
afterAll(() => gallery?.close());

describe.each(WINDOWS)('the console on a $size, $look', ({ size, box, look, scheme, language }) => {
  let window: BrowserContext;
  let page: Page;
  let seen: Seen;
  /** How its door stands. */
  let door: string[];
  beforeAll(async () => {
    const { product, browser, check } = gallery;
    window = await openWindow(browser, { scheme, size: box });
    page = await window.newPage();
    seen = watch(page);
    await page.goto(`${product.origin}/console`);
    await page.getByText('演示环境').waitFor();
    if (language === 'en') {
      await page.getByText('English').click();
      await page.getByText('Sign in to', { exact: false }).or(page.getByText('Console')).first().waitFor();
    }
    door = await check(page, `console-${size}-${look}-sign-in`, language);
    await page.getByRole('button', { name: language === 'en' ? 'Admin' : '管理员' }).click();
    await page.getByRole('navigation').first().waitFor();
  }, 60_000);
  afterAll(() => window?.close());

  test('opens', () => {
    expect([...door, ...seen.faults.splice(0)]).toEqual([]);
  });

  test.each(roomsWith('console'))('%s', async (_, screens) => {
    const faults: string[] = [];
    for (const [name, [path, mark]] of Object.entries(screens)) {
      await page.goto(`${gallery.product.origin}/console${gallery.pathOf(path)}`);
      await page.locator(mark).first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => {});
      faults.push(...(await gallery.check(page, `console-${size}-${look}-${name}`, language)));
    }
    expect([...faults, ...seen.faults.splice(0)]).toEqual([]);
  });
});

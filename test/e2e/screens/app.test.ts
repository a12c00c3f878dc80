import type { BrowserContext, Page } from 'playwright-core';
import {
  becomeNewFriend,
  DESK,
  enterApp,
  front,
  openWindow,
  PHONE,
  type Seen,
  watch,
} from '../../support/browser';
import { type Gallery, LOOKS, NAME, openGallery, roomsWith } from './gallery';

const SIZES = [
  ['phone', PHONE],
  ['desk', DESK],
] as const;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
}, 60_000);
afterAll(() => gallery?.close());

describe.each(SIZES)('the app on a %s', (size, box) => {
  describe.each(LOOKS)('$look', ({ look, scheme, language }) => {
    let window: BrowserContext;
    let page: Page;
    let seen: Seen;
    beforeAll(async () => {
      const { product, browser } = gallery;
      window = await openWindow(browser, { scheme, size: box });
      page = await enterApp(window, product.origin);
      seen = watch(page);
      await becomeNewFriend(page, NAME);
      if (language !== 'en') return;
      await page.goto(`${product.origin}/#/subpackages/account/pages/settings/index`);
      await front(page).getByRole('radio', { name: 'English' }).click();
      await page.reload();
    }, 60_000);
    afterAll(() => window?.close());

    test('consent is asked for', async () => {
      const fresh = await openWindow(gallery.browser, { scheme, size: box });
      const sheet = await fresh.newPage();
      const { faults } = watch(sheet);
      await sheet.goto(gallery.product.origin);
      await sheet.getByRole('button', { name: '同意记录与推荐' }).waitFor();
      faults.push(...(await gallery.check(sheet, `app-${size}-${look}-sheet`, 'zh-CN')));
      await fresh.close();
      expect(faults).toEqual([]);
    });

    test.each(roomsWith('app'))('%s', async (_, screens) => {
      const faults: string[] = [];
      for (const [name, [path, mark]] of Object.entries(screens)) {
        await page.goto(`${gallery.product.origin}/#${gallery.pathOf(path)}`);
        await front(page).locator(mark).first().waitFor();
        faults.push(...(await gallery.check(page, `app-${size}-${look}-${name}`, language)));
      }
      expect([...faults, ...seen.faults.splice(0)]).toEqual([]);
    });
  });
});

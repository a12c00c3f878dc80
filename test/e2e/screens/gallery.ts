import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../support/browser';
import { type Product, startProduct } from '../../support/product';
import { lookOver } from './look-over';
import type { RoomScreens, Screens } from './room-screens';
import * as listed from './rooms';

type Side = 'app' | 'console';
export type Language = 'zh-CN' | 'en';

export const LOOKS = [
  { look: 'light', scheme: 'light', language: 'zh-CN' },
  { look: 'dark', scheme: 'dark', language: 'zh-CN' },
  { look: 'en', scheme: 'light', language: 'en' },
] as const;

/** Every screen in every look is kept here, to be looked at. */
const PICTURES = join(__dirname, '../../../.cache/screens');
/** Whose app it is. */
export const NAME = '何夜舟';

const rooms: readonly (readonly [name: string, screens: RoomScreens])[] = Object.entries(listed);

/** The rooms that have screens on a side. */
export const roomsWith = (side: Side): [room: string, screens: Screens][] =>
  rooms.flatMap(([name, { [side]: screens }]) => (screens ? [[name, screens]] : []));

export interface Gallery {
  product: Product;
  browser: Browser;
  /** A path with what the set-ups made put in. */
  pathOf(path: string): string;
  /** Waits until the page stands still, keeps a picture of it, and tells what a machine can see to be wrong with it. */
  check(page: Page, name: string, language: Language): Promise<string[]>;
  close(): Promise<void>;
}

/** The product with somebody in it who has a past in every room, and a browser before it. */
export async function openGallery(): Promise<Gallery> {
  mkdirSync(PICTURES, { recursive: true });
  const [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  const made: Record<string, string> = {};
  const own = new Set([NAME, '中文', '往来', '慢川']);
  const consumer = await product.signIn('consumer', NAME);
  for (const [, { setUp }] of rooms) {
    const { made: more, words = [] } =
      (await setUp?.({ consumer, staff: (role) => product.signIn(role) })) ?? {};
    Object.assign(made, more);
    for (const word of words) if (word.trim()) own.add(word.trim());
  }
  return {
    product,
    browser,
    pathOf: (path) => path.replace(/:(\w+)/g, (_, name: string) => made[name]!),
    async check(page, name, language) {
      await page.waitForFunction(() =>
        Array.from(document.images).every((image) => image.complete || image.loading === 'lazy'),
      );
      await standStill(page);
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
      return (await lookOver(page, language, [...own])).map((fault) => `${name} ${fault}`);
    },
    async close() {
      await browser.close();
      await product.stop();
    },
  };
}

/** Nothing on the page has changed for so long. */
const STILL_MS = 150;
const MOST_MS = 3_000;

/** Resolves when the page has come to rest; what never rests, such as a clock, is given three seconds. */
const standStill = (page: Page): Promise<void> =>
  page.evaluate(
    ([stillMs, mostMs]) =>
      new Promise<void>((still) => {
        const end = Date.now() + mostMs;
        const rest = () => {
          observer.disconnect();
          still();
        };
        let timer = setTimeout(rest, stillMs);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(rest, Math.min(stillMs, Math.max(0, end - Date.now())));
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    [STILL_MS, MOST_MS] as const,
  );

import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

/** The two sizes everything is looked at in: a phone, and a console on a laptop. */
export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium of the machine, or the one that `CHROMIUM_PATH` names. */
export async function openBrowser(): Promise<Browser> {
  const path = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium';
  if (!existsSync(path))
    throw new Error(`No browser at ${path}; \`npm test\` installs one, or set CHROMIUM_PATH.`);
  return chromium.launch({ executablePath: path, args: FLAGS });
}

export interface WindowOptions {
  /** Where the person is; decides the zone that the device tells. */
  zone?: string;
  scheme?: 'light' | 'dark';
  size?: { width: number; height: number };
}

/** A window with storage of its own, as another device: what one stores the other does not see. */
export async function openWindow(
  browser: Browser,
  { zone = 'Asia/Shanghai', scheme = 'light', size = PHONE }: WindowOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: size,
    timezoneId: zone,
    locale: 'zh-CN',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    hasTouch: size.width < 600,
  });
  context.setDefaultTimeout(15_000);
  return context;
}

export interface Seen {
  /** What the page complained about: uncaught errors, console errors, requests without an answer. */
  faults: string[];
}

/** What browsers do unasked and our own policy refuses as it should: the icon they look for, and Taro's empty tab links. */
const HARMLESS = /\/favicon\.ico\)$|^console: Running the JavaScript URL violates/;

/** Collects what a page complains about from now on. */
export function watch(page: Page): Seen {
  const seen: Seen = { faults: [] };
  page.on('pageerror', (error) => seen.faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const fault = `console: ${message.text()} (${message.location().url})`;
    if (message.type() === 'error' && !HARMLESS.test(fault)) seen.faults.push(fault);
  });
  return seen;
}

/** The page of the app that is in front: those below it, and the one that slides away, stay in the document a while. */
export const front = (page: Page): Locator =>
  page.locator('.taro_page_show').filter({ visible: true }).last();

/** One page back, once the page in front has slid in: Taro hides the page below by a timer that no going back stops. */
export async function back(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      Array.from(document.querySelectorAll('.taro_page')).filter((one) => one.checkVisibility()).length === 1,
  );
  await front(page).getByRole('button', { name: '返回' }).click();
}

/** The app in a new page, with the privacy sheet answered: the usual choice, or nothing granted. */
export async function enterApp(
  window: BrowserContext,
  origin: string,
  answer: '同意记录与推荐' | '只看看' = '同意记录与推荐',
) {
  const page = await window.newPage();
  await page.goto(origin);
  // Recording begins when the server has confirmed the grants.
  const known = page.waitForResponse((response) => response.url().endsWith('/me/consents'));
  await page.getByRole('button', { name: answer }).click();
  await known;
  await page.locator('.feed-card').first().waitFor();
  return page;
}

export const openTab = (page: Page, tab: '首页' | '社区' | '我的' | 'Home' | 'Community' | 'Me') =>
  page.locator('.weui-tabbar__item', { hasText: tab }).click();

/** Makes whoever is in front of the app a new demo person of this name. */
export async function becomeNewFriend(page: Page, name: string): Promise<void> {
  await openTab(page, '我的');
  await front(page).getByRole('button', { name: '一位新朋友' }).click();
  await page.locator('.field__input input').fill(name);
  // Home is asked for anew, for it is another's now.
  const feed = page.waitForResponse((response) => response.url().includes('/api/v1/feed'));
  await page.getByRole('button', { name: '以这个身份进入' }).click();
  await feed;
  await front(page).locator('.profile__name', { hasText: name }).waitFor();
}

/** The console in a new page, signed in as one of the demo's staff. */
export async function enterConsole(
  window: BrowserContext,
  origin: string,
  role: '运营' | '审核' | '客服' | '销售' | '管理员',
): Promise<Page> {
  const page = await window.newPage();
  await page.goto(`${origin}/console`);
  await page.getByRole('button', { name: role }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  return page;
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@wanglai/client';
import type { Browser, Page } from 'playwright-core';
import {
  becomeNewFriend,
  DESK,
  enterApp,
  front,
  openBrowser,
  openWindow,
  PHONE,
  watch,
} from '../../support/browser';
import { record, viewsAt } from '../../support/events';
import { type Product, startProduct } from '../../support/product';
import { lookOver } from './look-over';

/** Every screen in every look, kept as pictures to be looked at, and checked for what a machine can see. */
const PICTURES = join(__dirname, '../../../.cache/screens');
const NAME = '何夜舟';
const LOOKS = [
  { look: 'light', scheme: 'light', language: 'zh-CN' },
  { look: 'dark', scheme: 'dark', language: 'zh-CN' },
  { look: 'en', scheme: 'light', language: 'en' },
] as const;
const SIZES = [
  ['phone', PHONE],
  ['desk', DESK],
] as const;
const WINDOWS = [
  ['desk', DESK],
  ['laptop', { width: 1180, height: 720 }],
] as const;

let product: Product;
let browser: Browser;
let person: string;
let article: string;
let talk: string;
/** Words of the brand and of people, which stay as they are in English. */
const own = new Set<string>([NAME, '中文', '往来', '慢川']);

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  const consumer = await product.signIn('consumer', NAME);
  person = consumer.session.current?.person?.id as string;
  await live(consumer);
  await learnOwnWords();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** Enough of a past that no screen stands empty. */
async function live(consumer: Client): Promise<void> {
  const { items } = await consumer.call('GET /feed', { query: { limit: 10 } });
  article = items[0]?.card.id as string;
  for (const { card } of items.slice(0, 3))
    await consumer.call('PUT /contents/:id/favourite', { params: { id: card.id } });
  // Far more than the visits of these tests, so that the habit stays what it is.
  for (let turn = 0; turn < 6; turn++) {
    const views = viewsAt('Asia/Shanghai', 12, [0, 1, 2, 23]).map((event, nth) => ({
      ...event,
      target: { type: 'content', id: items[nth % items.length]?.card.id as string },
    }));
    await record(consumer, views);
  }
  talk = (await consumer.call('POST /conversations', { body: { kind: 'service' } })).id;
  const agent = await product.signIn('agent');
  const say = (who: Client, nth: number, text: string) =>
    who.call('POST /conversations/:id/messages', {
      params: { id: talk },
      body: { clientId: `message-${nth}`, body: { kind: 'text', text } },
    });
  await say(consumer, 1, '夜里十一点还有店开着吗？');
  await say(agent, 2, '玉林店开到零点，慢慢来。');
}

async function learnOwnWords(): Promise<void> {
  const operator = await product.signIn('operator');
  const add = (...words: (string | undefined)[]) => {
    for (const word of words) if (word?.trim()) own.add(word.trim());
  };
  const contents = await operator.call('GET /contents', { query: { limit: 100 } });
  for (const { title, summary } of contents.items) add(title, summary);
  const full = await operator.call('GET /contents/:id', { params: { id: article } });
  add(full.author, ...textsIn(full.blocks));
  own.add('访客').add('访');
  for (const { name } of (await operator.call('GET /people', { query: { limit: 100 } })).items)
    add(name, name.slice(0, 1));
  for (const { name } of (await operator.call('GET /staff')).items) add(name, name.slice(0, 1));
  const about = await operator.call('GET /about');
  add(about.brand.name, ...about.personas.flatMap(({ name }) => [name, name.slice(0, 1)]));
  add('夜里十一点还有店开着吗？', '玉林店开到零点，慢慢来。');
}

/** Every text within a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** Waits until the page stands still, keeps a picture of it, and tells what is wrong with it. */
async function check(page: Page, name: string, language: 'zh-CN' | 'en'): Promise<string[]> {
  await page.waitForFunction(() =>
    Array.from(document.images).every((image) => image.complete || image.loading === 'lazy'),
  );
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  return (await lookOver(page, language, [...own])).map((fault) => `${name} ${fault}`);
}

const APP = {
  home: ['/pages/home/index', '.feed-card'],
  community: ['/pages/community/index', '.community, .state__title'],
  me: ['/pages/me/index', '.profile__name'],
  article: ['/subpackages/content/pages/article/index', '.article__title'],
  favourites: ['/subpackages/content/pages/favourites/index', `text=/./`],
  'my-data': ['/subpackages/my-data/pages/my-data/index', '.tag-card'],
  chat: ['/subpackages/chat/pages/chat/index', '.bubble'],
  settings: ['/subpackages/account/pages/settings/index', '.settings'],
  about: ['/subpackages/account/pages/about/index', '.about__brand'],
} as const;

describe.each(SIZES)('the app on a %s', (size, box) => {
  test.each(LOOKS)(
    '$look',
    async ({ look, scheme, language }) => {
      const window = await openWindow(browser, { scheme, size: box });
      const sheet = await window.newPage();
      const { faults } = watch(sheet);
      await sheet.goto(product.origin);
      await sheet.getByRole('button', { name: '同意记录与推荐' }).waitFor();
      faults.push(...(await check(sheet, `app-${size}-${look}-sheet`, 'zh-CN')));
      await sheet.close();
      const page = await enterApp(window, product.origin);
      const seen = watch(page);
      await becomeNewFriend(page, NAME);
      if (language === 'en') {
        await page.goto(`${product.origin}/#${APP.settings[0]}`);
        await front(page).getByRole('radio', { name: 'English' }).click();
        await page.reload();
      }
      for (const [name, [path, mark]] of Object.entries(APP)) {
        await page.goto(`${product.origin}/#${path}${name === 'article' ? `?id=${article}` : ''}`);
        await front(page).locator(mark).first().waitFor();
        faults.push(...(await check(page, `app-${size}-${look}-${name}`, language)));
      }
      await window.close();
      expect([...faults, ...seen.faults]).toEqual([]);
    },
    60_000,
  );
});

describe.each(WINDOWS)('the console on a %s', (size, box) => {
  // English needs the most room, so the narrower window is looked at in it alone.
  test.each(size === 'desk' ? LOOKS : LOOKS.slice(-1))(
    '$look',
    async ({ look, scheme, language }) => {
      const window = await openWindow(browser, { scheme, size: box });
      const door = await window.newPage();
      const { faults } = watch(door);
      await door.goto(`${product.origin}/console`);
      await door.getByText('演示环境').waitFor();
      if (language === 'en') {
        await door.getByText('English').click();
        await door.getByText('Sign in to', { exact: false }).or(door.getByText('Console')).first().waitFor();
      }
      faults.push(...(await check(door, `console-${size}-${look}-sign-in`, language)));
      const page = door;
      await page.getByRole('button', { name: language === 'en' ? 'Admin' : '管理员' }).click();
      await page.getByRole('navigation').first().waitFor();
      const screens: Record<string, [path: string, mark: string]> = {
        live: ['/live', 'ol li'],
        people: ['/people', '.ant-table-row'],
        portrait: [`/people/${person}`, 'h1'],
        content: ['/content', '.ant-table-row'],
        'content-new': ['/content/new', '#content-title'],
        'content-edit': [`/content/${article}`, '#content-title'],
        inbox: ['/inbox', 'nav a[href*="/inbox/"]'],
        'inbox-thread': [`/inbox/${talk}`, '[role=log] section'],
        tags: ['/tags', 'h1'],
        stream: ['/stream', 'table'],
        nowhere: ['/nowhere', 'h1'],
      };
      for (const [name, [path, mark]] of Object.entries(screens)) {
        await page.goto(`${product.origin}/console${path}`);
        await page.locator(mark).first().waitFor();
        await page.waitForLoadState('networkidle').catch(() => {});
        faults.push(...(await check(page, `console-${size}-${look}-${name}`, language)));
      }
      await window.close();
      expect(faults).toEqual([]);
    },
    60_000,
  );
});

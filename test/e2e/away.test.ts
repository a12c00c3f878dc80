import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Interaction } from '@wanglai/contract';
import type { Browser, Page, Request } from 'playwright-core';
import { uuidText } from '../../server/src/rooms/interactions/interactions.model';
import { back, enterApp, front, openBrowser, openTab, openWindow } from '../support/browser';
import { eventually, type Product, startProduct } from '../support/product';
import { streamOf } from '../support/stream';

/** How long the server stays away, ms; a longer absence is another run of the same test. */
const AWAY_MS = Number(process.env['AWAY_MS'] ?? 8_000);

describe('the server goes away while somebody reads', () => {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const dies = async () => {
    await product.kill('SIGKILL');
    return () => product.restart();
  };
  const hangs = async () => {
    await product.kill('SIGSTOP');
    return async () => void (await product.kill('SIGCONT'));
  };

  test.each([
    ['it is killed and started again', dies],
    ['it hangs and goes on', hangs],
  ])(
    '%s: every event arrives once and in order',
    async (_, leave) => {
      const window = await openWindow(browser);
      const person = window
        .waitForEvent('response', (response) => response.url().endsWith('/auth/visitor'))
        .then(async (response) => (await response.json()).person.id as string);
      const page = await enterApp(window, product.origin);
      const told = new Map<string, Interaction>();
      const note = (events: Interaction[]) => {
        for (const event of events) told.set(event.id, event);
      };
      page.on('request', (request) => note(eventsOf(request)));
      await look(page);

      const comeBack = await leave();
      const end = Date.now() + AWAY_MS;
      while (Date.now() < end) {
        await look(page);
        await sleep(500);
      }
      const waiting = await eventually(
        () => queueOf(page),
        (events) => events.length > 0,
      );
      note(waiting);
      await comeBack();
      await look(page);

      await eventually(
        () => queueOf(page),
        (events) => events.length === 0,
        40_000,
      );
      const personId = await person;
      // The tracker's ids are ordered by time, so their order is the order in which things happened.
      const ids = [...told.keys()].sort();
      const arrived = await eventually(
        () => toldBy(product, personId),
        (facts) => facts.length >= ids.length,
      );
      expect(ids.length).toBeGreaterThan(20);
      expect(arrived.map(({ id }) => id)).toEqual(ids);
      expect(new Set(arrived.map(({ sessionId }) => sessionId)).size).toBe(1);
      await window.close();
    },
    30_000 + AWAY_MS * 3,
  );

  test('the network goes when home has just come: every page opens all the same', async () => {
    const window = await openWindow(browser);
    const page = await enterApp(window, product.origin);
    await window.setOffline(true);
    await front(page).locator('.feed-card').first().getByRole('link').click();
    await back(page);
    await openTab(page, '社区');
    await front(page).locator('.community__lead').waitFor();
    await openTab(page, '我的');
    for (const title of ['我的数据', '我的收藏', '消息', '设置', '关于']) {
      await front(page).getByRole('button', { name: title }).click();
      await back(page);
    }
    await openTab(page, '首页');
    await front(page).locator('.feed-card').first().waitFor();
    await window.close();
  }, 45_000);
});

/** What a person's devices told, in the order of the stream. */
const toldBy = (product: Product, personId: string) =>
  product.look(async (db) =>
    (await streamOf(db, personId))
      .filter(({ sessionId }) => sessionId !== undefined)
      .map(({ _id, sessionId }) => ({ id: uuidText(_id), sessionId })),
  );

/** What somebody does who just looks around; works with and without a server. */
async function look(page: Page): Promise<void> {
  await openTab(page, '社区');
  await openTab(page, '我的');
  await openTab(page, '首页');
  await front(page).getByRole('tab').first().click();
}

function eventsOf(request: Request): Interaction[] {
  const body = request.url().endsWith('/interactions') && request.postDataBuffer();
  if (!body) return [];
  const packed = request.headers()['content-encoding'] === 'gzip';
  return JSON.parse((packed ? gunzipSync(body) : body).toString()).events;
}

/** The events that wait on the device, as its storage has them. */
const queueOf = (page: Page): Promise<Interaction[]> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => /\.q\.\d+$/.test(key))
      .flatMap((key) => JSON.parse(JSON.parse(localStorage.getItem(key) as string).data)),
  );

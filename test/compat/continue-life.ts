import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, ask } from '../fixtures/ask';
import { unpackFolder } from '../fixtures/data-folders';
import type { Deed, LifeName } from '../fixtures/recording';
import { type Product, startProduct } from '../support/product';
import { endOf, peopleOf } from './recorded';

/** Today's product on a copy of yesterday's data. */
export interface Continued {
  product: Product;
  /** The time by its clock. */
  now(): Date;
  /** Asks as somebody of then, with the access token they had. */
  as(who: string | null, question: Omit<Parameters<typeof ask>[1], 'token'>): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * Starts today's product on an unpacked copy of one of yesterday's folders, at the instant the recording ended or
 * `laterMs` after. Its clock goes on from there, also over a restart.
 */
export async function continueLife(
  life: LifeName,
  { laterMs = 0, env = {} }: { laterMs?: number; env?: Record<string, string> } = {},
): Promise<Continued> {
  // The data lie in a folder, so the database is the embedded one.
  delete process.env['MONGODB_URI'];
  const parent = await mkdtemp(join(tmpdir(), 'wanglai-compat-'));
  unpackFolder(parent, life);
  const aheadMs = endOf(life) + laterMs - Date.now();
  const product = await startProduct({
    dataDir: join(parent, life),
    env: {
      ...env,
      CLOCK_AHEAD_MS: String(aheadMs),
      NODE_OPTIONS: `--require ${join(__dirname, 'clock.cjs')}`,
    },
  });
  const known = new Map(peopleOf(life).map((one) => [one.who, one]));
  return {
    product,
    now: () => new Date(Date.now() + aheadMs),
    as: (who, question) =>
      ask(product.origin, { ...question, token: who === null ? undefined : known.get(who)!.accessToken }),
    async stop() {
      await product.stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** Sends one of yesterday's deeds once more, as it was. */
export const again = ({ as }: Continued, deed: Deed): Promise<Answer> =>
  as(deed.who, {
    method: deed.method,
    path: deed.path,
    headers: deed.headers,
    body: deed.body,
    picture: deed.picture === undefined ? undefined : Buffer.from(deed.picture, 'base64'),
  });

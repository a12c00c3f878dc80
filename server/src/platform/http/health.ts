import { timingSafeEqual } from 'node:crypto';
import type { Redis } from 'ioredis';
import type Koa from 'koa';
import type { Context } from 'koa';
import type { Db } from 'mongodb';
import type { Metrics } from '../metrics';
import { isFromThisMachine } from './client-address';

/** What the service needs, by name; each tells whether it has it. */
export type Needs = Readonly<Record<string, () => boolean | Promise<boolean>>>;

/** How many facts each reader of the stream has still to look at, by its name; null: that cannot be told just now. */
export type Lags = () => Promise<ReadonlyMap<string, number> | null>;

const PATIENCE_MS = 2_000;
/** A reader that is so far behind shows what was, not what is. */
const FAR_BEHIND = 20_000;

/**
 * `/healthz`: the process answers. `/readyz`: so does everything it needs to take writes; else 503, and `checks` says what is
 * missing. Readers that are behind are told of (`readers`, and in `degraded` those far behind), and the answer is 200
 * nevertheless: whoever writes is served, and taking the process from its clients would not help the reader. `/metrics`: for
 * Prometheus; from afar only with its token.
 */
export function serveHealth(
  koa: Koa,
  deps: { needs: Needs; metrics: Metrics; token: string | undefined; lags: Lags },
): void {
  koa.use(async (ctx, next) => {
    if (ctx.path === '/healthz') ctx.body = { ok: true };
    else if (ctx.path === '/readyz') {
      const [checks, lags] = await Promise.all([checked(deps.needs), within(deps.lags, null)]);
      const degraded = [...(lags ?? [])].flatMap(([name, lag]) => (lag > FAR_BEHIND ? [name] : []));
      const ok = Object.values(checks).every(Boolean);
      ctx.status = ok ? 200 : 503;
      ctx.body = { ok, checks, readers: lags && Object.fromEntries(lags), degraded };
    } else if (ctx.path === '/metrics') {
      if (!mayRead(ctx, deps.token)) ctx.status = 403;
      else {
        ctx.type = deps.metrics.registry.contentType;
        ctx.body = await deps.metrics.registry.metrics();
      }
    } else await next();
  });
}

async function checked(needs: Needs): Promise<Record<string, boolean>> {
  const each = Object.entries(needs).map(async ([name, has]) => [name, await within(has, false)] as const);
  return Object.fromEntries(await Promise.all(each));
}

/** What is asked for, or else `otherwise` when that throws or does not come in time. */
async function within<T>(ask: () => T | Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), PATIENCE_MS);
  });
  return Promise.race([Promise.resolve().then(ask), late])
    .catch(() => otherwise)
    .finally(() => clearTimeout(timer));
}

/** The needs of every server: its database; of one among several: Redis, both ways. */
export const needsOf = (db: Db, redis?: { pub: Redis; sub: Redis }): Needs => ({
  database: async () => (await db.command({ ping: 1 }, { timeoutMS: PATIENCE_MS }))['ok'] === 1,
  ...(redis && { redis: async () => redis.sub.status === 'ready' && (await redis.pub.ping()) === 'PONG' }),
});

function mayRead(ctx: Context, token: string | undefined): boolean {
  if (token === undefined) return isFromThisMachine(ctx.req);
  const shown = Buffer.from(ctx.get('authorization'));
  const wanted = Buffer.from(`Bearer ${token}`);
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}

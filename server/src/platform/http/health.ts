import { timingSafeEqual } from 'node:crypto';
import type Koa from 'koa';
import type { Context } from 'koa';
import type { Db } from 'mongodb';
import type { Metrics } from '../metrics';

/** `/healthz`: the process answers. `/readyz`: so does the database. `/metrics`: for Prometheus; from afar only with its token. */
export function serveHealth(koa: Koa, deps: { db: Db; metrics: Metrics; token: string | undefined }): void {
  koa.use(async (ctx, next) => {
    if (ctx.path === '/healthz') ctx.body = { ok: true };
    else if (ctx.path === '/readyz') {
      const ok = await isReady(deps.db);
      ctx.status = ok ? 200 : 503;
      ctx.body = { ok };
    } else if (ctx.path === '/metrics') {
      if (!mayRead(ctx, deps.token)) ctx.status = 403;
      else {
        ctx.type = deps.metrics.registry.contentType;
        ctx.body = await deps.metrics.registry.metrics();
      }
    } else await next();
  });
}

const isReady = (db: Db) =>
  db.command({ ping: 1 }, { timeoutMS: 2_000 }).then(
    () => true,
    () => false,
  );

function mayRead(ctx: Context, token: string | undefined): boolean {
  if (token === undefined) return /^(::1|127\.|::ffff:127\.)/.test(ctx.req.socket.remoteAddress ?? '');
  const shown = Buffer.from(ctx.get('authorization'));
  const wanted = Buffer.from(`Bearer ${token}`);
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}

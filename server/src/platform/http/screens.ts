import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type Koa from 'koa';
import type { Context, Next } from 'koa';
import sirv, { type RequestHandler } from 'sirv';

/** The built mini-program (H5) at `/` and the console at `/console`; both are single pages that route by themselves. */
export function serveScreens(koa: Koa): void {
  const root = projectRoot();
  const screens = (folder: string) =>
    sirv(join(root, folder), { single: true, etag: true, gzip: true, setHeaders: caching, dev: false });
  const folders = { console: 'packages/console/dist', h5: 'miniapp/dist/h5' };
  const console = existsSync(join(root, folders.console)) ? screens(folders.console) : undefined;
  const h5 = existsSync(join(root, folders.h5)) ? screens(folders.h5) : undefined;
  koa.use(async (ctx, next) => {
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || ctx.path.startsWith('/api/')) return next();
    if (ctx.path === '/console' || ctx.path.startsWith('/console/'))
      return console ? serveWith(console, ctx, '/console', next) : next();
    return h5 ? serveWith(h5, ctx, '', next) : next();
  });
}

/** The folder that holds the workspace, whether the server runs from its sources or from its bundle. */
function projectRoot(): string {
  for (let folder = __dirname; folder !== resolve(folder, '..'); folder = resolve(folder, '..'))
    if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder;
  return process.cwd();
}

/** Files with a hash in their name never change; pages are asked for each time. */
function caching(response: { setHeader(name: string, value: string): void }, path: string): void {
  const hashed = /[.-][\w-]{8,}\.(?:js|css|woff2?|png|svg|jpg)$/.test(path);
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** Lets a handler of Node's own kind answer below a path; `next` when it has no such file. */
export async function serveWith(
  handler: RequestHandler,
  ctx: Context,
  below: string,
  next: Next,
): Promise<void> {
  const url = ctx.req.url ?? '/';
  ctx.req.url = url.slice(below.length) || '/';
  const missed = await new Promise<boolean>((done) => {
    ctx.res.once('finish', () => done(false));
    ctx.res.once('close', () => done(false));
    ctx.respond = false;
    ctx.res.statusCode = 200;
    handler(ctx.req, ctx.res, () => done(true));
  });
  ctx.req.url = url;
  if (!missed) return;
  ctx.respond = true;
  ctx.res.statusCode = 404;
  await next();
}

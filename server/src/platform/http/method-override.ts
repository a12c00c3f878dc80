import type { Context, Next } from 'koa';

/** WeChat's and Alipay's requests know no PATCH: they send POST and name it in a header. Nothing else can be named there. */
export async function methodOverride(koa: Context, next: Next): Promise<void> {
  if (koa.method === 'POST' && koa.get('x-http-method-override').toUpperCase() === 'PATCH')
    koa.method = 'PATCH';
  await next();
}

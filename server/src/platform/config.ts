import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
/** A number of proxies; yesterday's flag still counts: true is one, false is none. */
const hops = z.preprocess(
  (value) => (value === 'true' ? 1 : value === 'false' ? 0 : value),
  z.coerce.number().int().min(0).max(10),
);
const optional = z.string().min(1).optional();

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(7300),
  DATA_DIR: z.string().min(1).default('.data'),
  MONGODB_URI: optional,
  MONGODB_DB: z.string().min(1).max(60).default('wanglai'),
  REDIS_URL: optional,
  DEMO: flag.optional(),
  SEED: z.enum(['demo', 'none']).optional(),
  WORKERS: z.coerce.number().int().min(1).max(64).default(1),
  TRUST_PROXY: hops.default(0),
  DISK_RESERVE_MB: z.coerce.number().int().min(0).max(1_000_000).default(200),
  TOKEN_SECRET: z.string().min(32).optional(),
  REQUIRE_SECOND_FACTOR: flag.default(false),
  ADMIN_PASSWORD: z.string().min(10).optional(),
  RETENTION_DAYS: z.coerce.number().int().min(31).max(3_650).default(400),
  RATE_LIMIT: z.coerce.number().min(0).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  PUBLIC_ORIGIN: z.url().optional(),
  METRICS_TOKEN: optional,
  WECHAT_APP_ID: optional,
  WECHAT_APP_SECRET: optional,
  WECHAT_API_ORIGIN: z.url().default('https://api.weixin.qq.com'),
  ALIPAY_APP_ID: optional,
  ALIPAY_PRIVATE_KEY: optional,
  ALIPAY_PUBLIC_KEY: optional,
  ALIPAY_GATEWAY: z.url().default('https://openapi.alipay.com/gateway.do'),
});

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the environment once. Throws one error that names every setting that is wrong.
 * Secrets have a default only in demo mode, where the server makes one of its own.
 */
export function readConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new Error(`Settings are not right:\n${z.prettifyError(parsed.error)}`);
  const set = parsed.data;
  const demo = set.DEMO ?? set.NODE_ENV !== 'production';
  if (!demo && !set.TOKEN_SECRET)
    throw new Error('TOKEN_SECRET (32 characters or more) is needed outside demo mode.');
  if (set.WORKERS > 1 && !set.REDIS_URL)
    throw new Error('WORKERS > 1 needs REDIS_URL, through which workers reach each other’s sockets.');
  return Object.freeze({
    production: set.NODE_ENV === 'production',
    host: set.HOST,
    port: set.PORT,
    dataDir: set.DATA_DIR,
    mongo: { uri: set.MONGODB_URI, db: set.MONGODB_DB },
    redisUrl: set.REDIS_URL,
    demo,
    seed: set.SEED ?? (demo ? ('demo' as const) : ('none' as const)),
    workers: set.WORKERS,
    /** How many proxies of ours a request comes through. */
    proxyHops: set.TRUST_PROXY,
    /** Below so much free room on the volume of the embedded database no writes are taken; 0: it is not watched. */
    diskReserveBytes: set.MONGODB_URI ? 0 : set.DISK_RESERVE_MB * 2 ** 20,
    tokenSecret: set.TOKEN_SECRET,
    adminPassword: set.ADMIN_PASSWORD,
    /** No staff comes in by a password alone. */
    requireSecondFactor: set.REQUIRE_SECOND_FACTOR,
    retentionDays: set.RETENTION_DAYS,
    /** Multiplies every rate limit; 0 switches them off. A demo machine is its own load test. */
    rateLimit: set.RATE_LIMIT ?? (demo ? 200 : 1),
    logLevel: set.LOG_LEVEL,
    publicOrigin: set.PUBLIC_ORIGIN,
    metricsToken: set.METRICS_TOKEN,
    wechat: { appId: set.WECHAT_APP_ID, appSecret: set.WECHAT_APP_SECRET, origin: set.WECHAT_API_ORIGIN },
    alipay: {
      appId: set.ALIPAY_APP_ID,
      privateKey: set.ALIPAY_PRIVATE_KEY,
      publicKey: set.ALIPAY_PUBLIC_KEY,
      gateway: set.ALIPAY_GATEWAY,
    },
  });
}

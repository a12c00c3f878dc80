import cluster from 'node:cluster';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type MongoHandle, startMongo } from '@wanglai/embedded-mongo';
import { Redis } from 'ioredis';
import { buildApp } from './app';
import { type Config, readConfig } from './platform/config';
import { realWorld } from './platform/context';
import { createLogger, type Logger } from './platform/logger';
import { connectMongo } from './platform/mongo/connect';
import { seed } from './seed/seed';

// A full collection keeps both cores of a small machine busy for a tenth of a second, and acknowledgements wait. What is
// alive is some 50 MB; up to four times as much garbage may lie beside it before it is collected.
setFlagsFromString('--heap-growing-percent=400');

/**
 * config → mongo → app → sockets → readers → jobs. With WORKERS > 1 the first process only starts the database and
 * the workers, which share the port; each is a whole server.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  if (cluster.isWorker || config.workers === 1) return serve(config, log);
  return lead(config, log);
}

async function serve(config: Config, log: Logger): Promise<void> {
  const engine = config.mongo.uri ? undefined : await startEngine(config, log);
  const mongo = await connectMongo(config.mongo.uri ?? engine!.uri, config.mongo.db);
  const redis = config.redisUrl ? connectRedis(config.redisUrl, log) : undefined;
  const world = realWorld(log);
  const app = await buildApp({ config, world, mongo, ...(redis && { redis }) });
  const first = !cluster.isWorker || cluster.worker?.id === 1;
  const greeting = first ? await seed(app.rooms, { ...world, config }) : [];
  await new Promise<void>((listening, failed) => {
    app.server.once('error', failed);
    app.server.listen(config.port, config.host, listening);
  });
  if (first) greet(app.server.address(), config, greeting);

  endWith(log, async () => {
    await app.stop();
    redis?.pub.disconnect();
    redis?.sub.disconnect();
    await mongo.close();
    await engine?.stop();
  });
}

/** What is not done by then never will be: the database hangs. What was acknowledged is safe. */
const END_WITHIN_MS = 20_000;

/** Ends the process in good order when it is asked to: exit code 0, or 1 when it could not be done in time. */
function endWith(log: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      log.error({ endWithinMs: END_WITHIN_MS }, 'could not end in good order in time');
      process.exit(1);
    }, END_WITHIN_MS);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not end in good order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

async function lead(config: Config, log: Logger): Promise<void> {
  // Workers join the engine that runs already, and restart it should it die.
  const engine = config.mongo.uri ? undefined : await startEngine(config, log);
  let stopping = false;
  const fork = () => {
    const worker = cluster.fork();
    worker.on('exit', (code) => {
      if (stopping) return;
      log.error({ code }, 'a worker ended; starting another');
      setTimeout(fork, 500);
    });
  };
  for (let i = 0; i < config.workers; i++) fork();
  endWith(log, async () => {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).flatMap((worker) => (worker ? [worker] : []));
    const gone = workers.map((worker) => new Promise((done) => worker.once('exit', done)));
    for (const worker of workers) worker.process.kill('SIGTERM');
    await Promise.all(gone);
    await engine?.stop();
  });
}

function startEngine(config: Config, log: Logger): Promise<MongoHandle> {
  return startMongo({
    dataDir: join(config.dataDir, 'mongo'),
    supervise: true,
    log: (line) => log.info(line),
    alarm: (line) => log.error(line),
  });
}

function connectRedis(url: string, log: Logger): { pub: Redis; sub: Redis } {
  const pub = new Redis(url, { maxRetriesPerRequest: 1 });
  const sub = pub.duplicate({ maxRetriesPerRequest: null });
  for (const client of [pub, sub]) client.on('error', (error) => log.warn({ err: error }, 'redis is away'));
  return { pub, sub };
}

function greet(
  address: ReturnType<import('node:http').Server['address']>,
  config: Config,
  lines: readonly string[],
): void {
  const port = typeof address === 'object' && address ? address.port : config.port;
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(`ready http://${host}:${port}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

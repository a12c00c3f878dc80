import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type Route, routes } from '@wanglai/contract';
import type { Redis } from 'ioredis';
import Koa from 'koa';
import type { Config } from './platform/config';
import type { World } from './platform/context';
import { type FreeBytes, freeBytesAt, watchDisk } from './platform/disk-reserve';
import { clientAddress } from './platform/http/client-address';
import { createDoors } from './platform/http/doors';
import { watchConnections } from './platform/http/drain';
import { needsOf, serveHealth } from './platform/http/health';
import { methodOverride } from './platform/http/method-override';
import { serveOpenApi } from './platform/http/open-api';
import { logStray, problems } from './platform/http/problems';
import { createRateLimits } from './platform/http/rate-limit';
import { serveScreens } from './platform/http/screens';
import { securityHeaders } from './platform/http/security-headers';
import { startJobs } from './platform/jobs/jobs';
import { createMetrics } from './platform/metrics';
import type { Mongo } from './platform/mongo/connect';
import { prepareDatabase } from './platform/mongo/prepare';
import type { Room } from './platform/room';
import { createSockets } from './platform/sockets/sockets';
import { buildRooms, type Rooms } from './rooms';

export interface AppDeps {
  config: Config;
  world: World;
  mongo: Pick<Mongo, 'connection' | 'db'>;
  redis?: { pub: Redis; sub: Redis };
  /** Free room where the embedded database lies; the real one when not given. */
  freeBytes?: FreeBytes;
  /** The street ends after this room: for the tests of one that needs nothing to its right. */
  upTo?: keyof Rooms;
  /** Builds the rooms; the house's own street when not given: for tests of what one more room does to the house. */
  street?: typeof buildRooms;
}

export interface App {
  server: Server;
  rooms: Rooms;
  mounted: ReadonlySet<string>;
  /** Finishes what was accepted: no new connections, open requests answered, commits and readers drained. */
  stop(): Promise<void>;
}

/** So long those who are connected may take to go when the server stops. */
const DRAIN_MS = 5_000;

/** Builds the whole server from its dependencies and starts readers and jobs; who calls it lets it listen. */
export async function buildApp({
  config,
  world,
  mongo,
  redis,
  freeBytes,
  upTo,
  street = buildRooms,
}: AppDeps): Promise<App> {
  const { db } = mongo;
  const metrics = createMetrics();
  const limits = createRateLimits(config.rateLimit, redis?.pub);
  const disk = await watchDisk({
    reserveBytes: config.diskReserveBytes,
    free: freeBytes ?? freeBytesAt(config.dataDir),
    log: world.log,
  });
  const addressOf = (request: IncomingMessage) => clientAddress(request, config.proxyHops);
  const sockets = createSockets({
    world,
    limits,
    addressOf,
    disk,
    authenticate: (token) => rooms.identity.authenticate(token),
    ...(redis && { redis }),
  });
  const rooms = street({ ...world, ...mongo, config, sockets, metrics }, upTo);
  const list: Room[] = Object.values(rooms);
  await prepareDatabase(
    db,
    list.flatMap((room) => room.collections),
    list.flatMap((room) => room.migrations ?? []),
  );

  for (const room of list) await room.ready?.();

  const koa = new Koa({ proxy: config.proxyHops > 0 });
  koa.on('error', logStray(world.log));
  const doors = createDoors({
    world,
    limits,
    demo: config.demo,
    disk,
    authenticate: async (token) => (await rooms.identity.authenticate(token)).actor,
  });
  for (const room of list) room.open(doors);
  const unserved = Object.entries<Route>(routes).filter(
    ([key, { room, demoOnly }]) => room in rooms && !doors.mounted.has(key) && (config.demo || !demoOnly),
  );
  if (unserved.length)
    throw new Error(
      `The contract promises routes that no room serves: ${unserved.map(([key]) => key).join(', ')}`,
    );

  koa.use((ctx, next) => {
    ctx.request.ip = addressOf(ctx.req);
    return next();
  });
  koa.use(metrics.count);
  koa.use(problems(world.log));
  koa.use(securityHeaders);
  koa.use(methodOverride);
  const needs = { ...needsOf(db, redis), ...(config.diskReserveBytes && { disk: () => !disk.isFull() }) };
  serveHealth(koa, { needs, metrics, token: config.metricsToken, lags: rooms.interactions.lags });
  serveOpenApi(koa, config);
  koa.use(doors.router.routes());
  serveScreens(koa);

  await rooms.interactions.start();
  const stopJobs = startJobs(
    list.flatMap((room) => room.jobs ?? []),
    world.log,
  );
  const server = createServer();
  const connections = watchConnections(server);
  server.on('request', koa.callback());
  sockets.attach(server);
  return {
    server,
    rooms,
    mounted: doors.mounted,
    async stop() {
      const drained = connections.end(DRAIN_MS);
      // Closing sockets waits for the server's connections, and for Redis, which may be away.
      await Promise.all([stopJobs(), Promise.race([sockets.close(), drained]), drained]);
      disk.stop();
      await rooms.interactions.stop();
    },
  };
}

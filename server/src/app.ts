import { createServer, type Server } from 'node:http';
import { routes } from '@wanglai/contract';
import type { Redis } from 'ioredis';
import Koa from 'koa';
import type { Db } from 'mongodb';
import type { Config } from './platform/config';
import type { World } from './platform/context';
import { createDoors } from './platform/http/doors';
import { serveHealth } from './platform/http/health';
import { methodOverride } from './platform/http/method-override';
import { serveOpenApi } from './platform/http/open-api';
import { problems } from './platform/http/problems';
import { createRateLimits } from './platform/http/rate-limit';
import { serveScreens } from './platform/http/screens';
import { securityHeaders } from './platform/http/security-headers';
import { startJobs } from './platform/jobs/jobs';
import { createMetrics } from './platform/metrics';
import { prepareDatabase } from './platform/mongo/indexes';
import type { Platform } from './platform/room';
import { createSockets } from './platform/sockets/sockets';
import { buildRooms, type Rooms } from './rooms';

export interface AppDeps {
  config: Config;
  world: World;
  db: Db;
  redis?: { pub: Redis; sub: Redis };
}

export interface App {
  server: Server;
  rooms: Rooms;
  mounted: ReadonlySet<string>;
  /** Finishes what was accepted: no new connections, open requests answered, commits and readers drained. */
  stop(): Promise<void>;
}

/** Builds the whole server from its dependencies and starts readers and jobs; who calls it lets it listen. */
export async function buildApp({ config, world, db, redis }: AppDeps): Promise<App> {
  const metrics = createMetrics();
  const sockets = createSockets({
    world,
    authenticate: (token) => rooms.identity.authenticate(token),
    ...(redis && { redis }),
  });
  const platform: Platform = { ...world, config, db, sockets, metrics };
  const rooms = buildRooms(platform);
  const list = Object.values(rooms);
  await prepareDatabase(
    db,
    list.flatMap((room) => room.indexes),
    list.flatMap((room) => room.migrations ?? []),
  );

  for (const room of list) await room.ready?.();

  const koa = new Koa({ proxy: config.trustProxy });
  const limits = createRateLimits(config.rateLimit, redis?.pub);
  const doors = createDoors({
    world,
    limits,
    demo: config.demo,
    authenticate: async (token) => (await rooms.identity.authenticate(token)).actor,
  });
  for (const room of list) room.open(doors);
  const unserved = Object.keys(routes).filter(
    (key) => !doors.mounted.has(key) && (config.demo || !('demoOnly' in routes[key as keyof typeof routes])),
  );
  if (unserved.length)
    throw new Error(`The contract promises routes that no room serves: ${unserved.join(', ')}`);

  koa.use(metrics.count);
  koa.use(problems(world.log));
  koa.use(securityHeaders);
  koa.use(methodOverride);
  serveHealth(koa, { db, metrics, token: config.metricsToken });
  serveOpenApi(koa, config);
  koa.use(doors.router.routes());
  serveScreens(koa);

  await rooms.interactions.start();
  const stopJobs = startJobs(
    list.flatMap((room) => room.jobs ?? []),
    world.log,
  );
  const server = createServer(koa.callback());
  sockets.attach(server);
  return {
    server,
    rooms,
    mounted: doors.mounted,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await stopJobs();
      await sockets.close();
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(patience);
      await rooms.interactions.stop();
    },
  };
}

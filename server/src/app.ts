import { createServer, type Server } from 'node:http';
import { type Route, routes } from '@wanglai/contract';
import type { Redis } from 'ioredis';
import Koa from 'koa';
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
  /** The street ends after this room: for the tests of one that needs nothing to its right. */
  upTo?: keyof Rooms;
}

export interface App {
  server: Server;
  rooms: Rooms;
  mounted: ReadonlySet<string>;
  /** Finishes what was accepted: no new connections, open requests answered, commits and readers drained. */
  stop(): Promise<void>;
}

/** Builds the whole server from its dependencies and starts readers and jobs; who calls it lets it listen. */
export async function buildApp({ config, world, mongo, redis, upTo }: AppDeps): Promise<App> {
  const { db } = mongo;
  const metrics = createMetrics();
  const sockets = createSockets({
    world,
    authenticate: (token) => rooms.identity.authenticate(token),
    ...(redis && { redis }),
  });
  const rooms = buildRooms({ ...world, ...mongo, config, sockets, metrics }, upTo);
  const list: Room[] = Object.values(rooms);
  await prepareDatabase(
    db,
    list.flatMap((room) => room.collections),
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
  const unserved = Object.entries<Route>(routes).filter(
    ([key, { room, demoOnly }]) => room in rooms && !doors.mounted.has(key) && (config.demo || !demoOnly),
  );
  if (unserved.length)
    throw new Error(
      `The contract promises routes that no room serves: ${unserved.map(([key]) => key).join(', ')}`,
    );

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

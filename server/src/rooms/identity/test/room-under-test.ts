import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Problem } from '@wanglai/contract';
import Koa from 'koa';
import { ObjectId } from 'mongodb';
import { openDatabase } from '../../../../../test/support/database';
import { type Config, readConfig } from '../../../platform/config';
import { clientAddress } from '../../../platform/http/client-address';
import { createDoors } from '../../../platform/http/doors';
import { problems } from '../../../platform/http/problems';
import { createRateLimits } from '../../../platform/http/rate-limit';
import { createLogger } from '../../../platform/logger';
import { createMetrics } from '../../../platform/metrics';
import { prepareDatabase } from '../../../platform/mongo/prepare';
import {
  type AboutPeople,
  ASKED_EACH_TIME,
  type Platform,
  READ_UNDER_EVERY_ID,
} from '../../../platform/room';
import type { Sockets } from '../../../platform/sockets/sockets';
import { Street } from '../../../platform/street';
import { createConsent } from '../../consent';
import { createIdentity } from '..';

export interface Answer<T> {
  status: number;
  body: T;
  /** The same body, for answers that refuse. */
  problem: Problem;
  headers: Headers;
}

/** A room to the right of these two, which they are to tell of changes: what a test does not name is nothing. */
export type Neighbour = Partial<AboutPeople> & { settle?(): Promise<void> };
const NO_CONCERN: AboutPeople = {
  records: { name: 'nothing', async *export() {}, erase: async () => {} },
  merged: READ_UNDER_EVERY_ID,
  split: READ_UNDER_EVERY_ID,
  consentChanged: ASKED_EACH_TIME,
};

/** Identity and consent behind their real doors, over the real engine, with a clock that a test may move. */
export async function openRooms(settings: Record<string, string> = {}, neighbour: Neighbour = {}) {
  const { db, connection, close } = await openDatabase();
  const config: Config = readConfig({ NODE_ENV: 'test', DEMO: '1', RATE_LIMIT: '0', ...settings });
  const clock = { aheadMs: 0 };
  const told: { room: string; event: string }[] = [];
  const sockets = {
    emit: (room: string, event: string) => void told.push({ room, event }),
    disconnect: (room: string) => void told.push({ room, event: 'disconnect' }),
  } as unknown as Sockets;
  const outside: Omit<Platform, 'house'> = {
    config,
    connection,
    db,
    sockets,
    metrics: createMetrics(),
    now: () => new Date(Date.now() + clock.aheadMs),
    newId: () => new ObjectId().toHexString(),
    log: createLogger('silent'),
  };
  let platform!: Platform;
  const { identity, consent } = Street.begin(outside)
    .and('identity', (whole) => {
      platform = whole;
      return createIdentity(whole);
    })
    .and('consent', createConsent)
    .and('neighbour', () => ({
      name: 'neighbour',
      collections: [],
      open() {},
      people: { ...NO_CONCERN, ...neighbour },
      settle: async () => neighbour.settle?.(),
    }))
    .end();
  await prepareDatabase(db, identity.collections, identity.migrations ?? []);

  const koa = new Koa();
  // As behind one proxy, so that a test may come from any address.
  koa.use((ctx, next) => {
    ctx.request.ip = clientAddress(ctx.req, 1);
    return next();
  });
  const doors = createDoors({
    world: outside,
    limits: createRateLimits(0),
    demo: config.demo,
    authenticate: async (token) => (await identity.authenticate(token)).actor,
  });
  identity.open(doors);
  consent.open(doors);
  koa.use(problems(platform.log));
  koa.use(doors.router.routes());
  const server = createServer(koa.callback()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;

  async function call<T = unknown>(
    route: string,
    { token, body, headers }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const [method, path] = route.split(' ') as [string, string];
    const reply = await fetch(origin + path, {
      method,
      headers: {
        ...headers,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    const answer = text ? JSON.parse(text) : undefined;
    return { status: reply.status, body: answer, problem: answer, headers: reply.headers };
  }

  return {
    db,
    platform,
    identity,
    consent,
    clock,
    told,
    /** Takes up what was cut short, as the clock would. */
    repair: () => identity.jobs![0]!.run(new AbortController().signal),
    call,
    async close() {
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}
export type Rooms = Awaited<ReturnType<typeof openRooms>>;

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import Koa from 'koa';
import type { Db } from 'mongodb';
import { createMetrics } from '../metrics';
import { type Needs, needsOf, serveHealth } from './health';

const database = { command: async () => ({ ok: 1 }) } as unknown as Db;
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function ready(needs: Needs): Promise<[number, { ok: boolean; checks: Record<string, boolean> }]> {
  const koa = new Koa();
  serveHealth(koa, { needs, metrics: createMetrics(), token: undefined, lags: async () => null });
  const server = createServer(koa.callback()).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  const reply = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`);
  return [reply.status, (await reply.json()) as { ok: boolean; checks: Record<string, boolean> }];
}

it('a server is ready when everything it needs answers', async () => {
  expect(await ready(needsOf(database))).toMatchObject([200, { ok: true, checks: { database: true } }]);
});

it('one that needs Redis is not ready without it', async () => {
  const away = () => new Redis('redis://127.0.0.1:1', { maxRetriesPerRequest: 1 }).on('error', () => {});
  const redis = { pub: away(), sub: away() };
  expect(await ready(needsOf(database, redis))).toMatchObject([
    503,
    { ok: false, checks: { database: true, redis: false } },
  ]);
  redis.pub.disconnect();
  redis.sub.disconnect();
});

it('what fails or does not answer is missing, and is named', async () => {
  const needs: Needs = {
    fails: async () => Promise.reject(new Error('away')),
    hangs: () => new Promise(() => {}),
    answers: () => true,
  };
  expect(await ready(needs)).toMatchObject([
    503,
    { ok: false, checks: { fails: false, hangs: false, answers: true } },
  ]);
});

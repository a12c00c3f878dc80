import type { AddressInfo } from 'node:net';
import { type Client, createClient } from '@wanglai/client';
import type { Session } from '@wanglai/contract';
import { type App, type AppDeps, buildApp } from '../../server/src/app';
import { readConfig } from '../../server/src/platform/config';
import { realWorld } from '../../server/src/platform/context';
import { createLogger } from '../../server/src/platform/logger';
import { openDatabase, type TestDatabase } from './database';

export interface TestServer extends TestDatabase {
  origin: string;
  app: App;
  /** A client that is signed in as a new person, or as a demo persona of the brand. */
  signIn(
    persona: 'consumer' | 'operator' | 'moderator' | 'agent' | 'sales' | 'admin',
    name?: string,
    zone?: string,
  ): Promise<Client>;
  /** A client without a session. */
  stranger(): Client;
  stop(): Promise<void>;
}

export interface ServerOptions {
  env?: Record<string, string>;
  /** The server's clock. */
  now?: () => Date;
  /** Free room on the database's disk. */
  freeBytes?: AppDeps['freeBytes'];
  /** A database to use instead of one of its own; who opened it closes it. */
  database?: TestDatabase;
  /** The street ends after this room: a room's own tests need nothing to its right. */
  upTo?: AppDeps['upTo'];
  /** Another street than the house's: for tests of what one more room does to it. */
  street?: AppDeps['street'];
}

/** The whole server in this process, listening on a free port, over a database of its own. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const database = options.database ?? (await openDatabase());
  const config = readConfig({ DEMO: '1', SEED: 'none', PORT: '0', ...options.env });
  const world = realWorld(createLogger(process.env['TEST_LOG'] ?? 'silent'));
  if (options.now) world.now = options.now;
  const app = await buildApp({
    config,
    world,
    mongo: database,
    ...(options.upTo && { upTo: options.upTo }),
    ...(options.freeBytes && { freeBytes: options.freeBytes }),
    ...(options.street && { street: options.street }),
  });
  await new Promise<void>((listening) => app.server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const stranger = () => clientOf(origin);
  return {
    ...database,
    origin,
    app,
    stranger,
    async signIn(persona, name, zone) {
      const client = stranger();
      const body = { persona, ...(name && { name }), ...(zone && { zone }) };
      client.session.signIn((await client.call('POST /auth/demo', { body })) as Session);
      return client;
    },
    async stop() {
      await app.stop();
      if (!options.database) await database.close();
    },
  };
}

export function clientOf(origin: string): Client {
  let kept: string | null = null;
  return createClient({
    origin,
    locale: () => 'zh-CN',
    store: {
      get: () => kept,
      set: (text) => {
        kept = text;
      },
    },
    send: async ({ method, url, headers, body }) => {
      const reply = await fetch(url, { method, headers, body: body as RequestInit['body'] });
      return { status: reply.status, text: await reply.text() };
    },
  });
}

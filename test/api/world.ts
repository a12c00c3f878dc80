import { randomBytes } from 'node:crypto';
import type { Client } from '@wanglai/client';
import type { ContentBody, Session, StaffRole } from '@wanglai/contract';
import { nightReader } from '../support/people';
import { buildPng } from '../support/pictures';
import { startPlatforms } from '../support/platforms';
import { type ServerOptions, startServer, type TestServer } from '../support/start-server';

/** A running server and the few things that calls need to stand on. */
export interface ApiWorld {
  server: TestServer;
  /** A consumer nobody has met before. */
  person(): Promise<Client>;
  /** A consumer who has been here at night for a week, and whose portrait knows. */
  nightReader(): Promise<Client>;
  staff(role: StaffRole): Promise<Client>;
  /** Moves the server's clock forward for the rest of the file. */
  later(ms: number): void;
  /** A new content's id, published or still a draft. */
  content(state: 'published' | 'draft'): Promise<string>;
  /** A person's open conversation, in which they have said something. */
  conversation(person: Client): Promise<string>;
  /** Two people made one by signing in with WeChat: who stays, and who became part of them. */
  merged(): Promise<{ id: string; sourceId: string }>;
  /** How many documents there are in each collection, once nothing is on its way any more. */
  census(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

export const TOPIC = 'tea';
const ZONE = 'Asia/Shanghai';
export const staffIdOf = (client: Client): string => client.session.current?.staff?.id ?? '';
/** A name or code that was not used before. */
export const unique = (prefix = 'x'): string => `${prefix}-${randomBytes(6).toString('hex')}`;
export const wechatCode = (account: string): string => `${account}~${unique()}`;

export function contentBody(): ContentBody {
  return {
    kind: 'article',
    title: unique('夜里的茶'),
    summary: '一杯淡茶',
    body: '## 水\n\n八十五度。\n\n> 慢一点',
    topics: [TOPIC],
    level: 'value',
  };
}

/** A small picture; each is another. */
export const picture = (): Uint8Array => buildPng(8, 6, randomBytes(3).readUIntBE(0, 3));

export async function startWorld(options: Pick<ServerOptions, 'street'> = {}): Promise<ApiWorld> {
  const platforms = await startPlatforms();
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const server = await startServer({ ...options, env: { RATE_LIMIT: '0', ...platforms.env }, now });
  const { rooms } = server.app;
  await rooms.content.stock.topics([
    { _id: TOPIC, label: { zh: '茶', en: 'Tea' }, colour: '#4f6b35', icon: 'leaf', order: 0 },
  ]);
  const roles = new Map<StaffRole, Promise<Client>>();
  const staff = (role: StaffRole) => {
    if (!roles.has(role)) roles.set(role, server.signIn(role));
    return roles.get(role)!;
  };
  const person = () => server.signIn('consumer', undefined, ZONE);
  return {
    server,
    person,
    nightReader: () => nightReader(server, ZONE, 8, [23, 0, 1]),
    staff,
    later(ms) {
      ahead += ms;
      // Their tokens may have run out by the clock that counts.
      roles.clear();
    },
    async content(state) {
      const operator = await staff('operator');
      const { id } = await operator.call('POST /contents', { body: contentBody() });
      if (state === 'published') await operator.call('POST /contents/:id/publish', { params: { id } });
      return id;
    },
    async conversation(client) {
      const { id } = await client.call('POST /conversations', { body: { kind: 'service' } });
      const body = { clientId: unique(), body: { kind: 'text' as const, text: '在吗' } };
      await client.call('POST /conversations/:id/messages', { params: { id }, body });
      return id;
    },
    async merged() {
      const account = unique('openid');
      const known = await server
        .stranger()
        .call('POST /auth/wechat', { body: { code: wechatCode(account) } });
      const visitor = server.stranger();
      const came = await visitor.call('POST /auth/visitor', { body: { deviceId: unique('device') } });
      visitor.session.signIn(came as Session);
      await visitor.call('POST /auth/wechat', { body: { code: wechatCode(account) } });
      return { id: known.person!.id, sourceId: came.person!.id };
    },
    census: () => censusOf(server),
    async stop() {
      await server.stop();
      await platforms.stop();
    },
  };
}

const MOST_ROUNDS = 400;
/** A reader that makes its documents anew, or was asked to. */
const RENEWING = { $or: [{ next: { $exists: true } }, { asked: true }] };

async function censusOf({ app, db }: TestServer): Promise<Record<string, number>> {
  // Messages move to their archive and facts to their readers on their own, and a replay takes its time; two alike sums
  // say that all have.
  for (let last = -1, rounds = 0; ; rounds++) {
    if (rounds === MOST_ROUNDS) throw new Error('what is stored never comes to rest');
    await app.rooms.interactions.settle();
    const { objects } = (await db.command({ dbStats: 1 })) as unknown as { objects: number };
    if (objects === last && !(await db.collection('interactions.readers').countDocuments(RENEWING))) break;
    last = objects;
    await new Promise((later) => setTimeout(later, 25));
  }
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
  const counts = await Promise.all(names.map((name) => db.collection(name).countDocuments()));
  return Object.fromEntries(names.map((name, i) => [name, counts[i]!]));
}

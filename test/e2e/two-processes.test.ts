import { spawn, spawnSync } from 'node:child_process';
import { request } from 'node:http';
import type { Client, Live } from '@wanglai/client';
import type { Session } from '@wanglai/contract';
import { buildInteraction, record, viewsAt } from '../support/events';
import { liveOf, next } from '../support/live-of';
import { freePort, type Product, signInAt, startProduct } from '../support/product';
import { clientOf } from '../support/start-server';

const ZONE = 'Asia/Shanghai';
const redis = redisToUse();
if (!redis) throw new Error('Several processes need Redis: install redis-server or set REDIS_URL.');

describe('several processes are one product', () => {
  let url: string;
  let endRedis: () => void;
  const running: Product[] = [];
  const start = async (options: Parameters<typeof startProduct>[0]) => {
    const product = await startProduct({ ...options, env: { REDIS_URL: url, ...options?.env } });
    running.push(product);
    return product;
  };

  beforeAll(async () => {
    [url, endRedis] = await redis();
  });
  afterAll(async () => {
    for (const product of running.splice(0).reverse()) await product.stop();
    endRedis?.();
  }, 60_000);

  describe('two servers over one database', () => {
    let here: Product;
    let there: Product;
    let consumer: Client;
    let consumerThere: Client;
    let socket: Live;

    beforeAll(async () => {
      here = await start({});
      there = await start({ dataDir: here.dataDir });
      consumer = await signInAt(here.origin, 'consumer', '双城');
      consumerThere = clientOf(there.origin);
      consumerThere.session.signIn(consumer.session.current as Session);
      socket = await liveOf(consumer);
    }, 90_000);
    afterAll(() => socket?.stop());

    test('what an agent says through one reaches the device on the other', async () => {
      const agent = await signInAt(there.origin, 'agent');
      const talk = await consumer.call('POST /conversations', { body: { kind: 'service' } });
      const heard = next(socket, 'message:created');
      await agent.call('POST /conversations/:id/messages', {
        params: { id: talk.id },
        body: { clientId: 'from-afar-1', body: { kind: 'text', text: '我在另一头。' } },
      });
      expect(await heard).toMatchObject({
        message: { body: { text: '我在另一头。' }, author: { kind: 'staff' } },
      });
    });

    test('a habit shown to one is told by the other', async () => {
      const told = next(socket, 'tag:assigned');
      await record(consumerThere, viewsAt(ZONE, 5, [0, 23]));
      expect(await told).toMatchObject({ key: 'night-owl', label: '夜猫子' });
    });

    test('a grant withdrawn at one counts in the very next request to the other', async () => {
      const params = { purpose: 'service' as const };
      for (let turn = 0; turn < 5; turn++) {
        await consumer.call('PUT /me/consents/:purpose', { params, body: { granted: false } });
        const refused = await record(consumerThere, [buildInteraction()]);
        expect(refused).toMatchObject({ accepted: 0, rejected: [{ code: 'consent.not-granted' }] });
        await consumerThere.call('PUT /me/consents/:purpose', { params, body: { granted: true } });
        expect(await record(consumer, [buildInteraction()])).toMatchObject({ accepted: 1, rejected: [] });
      }
    });

    test('an event that reaches both counts once', async () => {
      const events = Array.from({ length: 50 }, () => buildInteraction());
      const replies = await Promise.all([record(consumer, events), record(consumerThere, events)]);
      expect(replies.reduce((sum, reply) => sum + reply.accepted, 0)).toBe(50);
      expect(replies.reduce((sum, reply) => sum + reply.duplicates, 0)).toBe(50);
    });

    test('SIGTERM finishes what was accepted and ends with 0; the other goes on', async () => {
      const event = buildInteraction();
      const half = beginUpload(there.origin, consumer.session.current as Session, [event]);
      await half.begun;
      const ended = there.kill('SIGTERM');
      await new Promise((soon) => setTimeout(soon, 300));
      expect(await half.finish()).toMatchObject({ status: 202, body: { accepted: 1, duplicates: 0 } });
      expect(await ended).toBe(0);
      expect(await record(consumer, [event])).toMatchObject({ accepted: 0, duplicates: 1 });
    });
  });

  test('WORKERS=2 starts, answers, places sockets together and ends with 0', async () => {
    const product = await start({ env: { WORKERS: '2' } });
    const agent = await product.signIn('agent');
    const consumer = await product.signIn('consumer');
    // Connections are dealt out in turn, so four devices are spread over both workers.
    const devices = await Promise.all([1, 2, 3, 4].map(() => liveOf(consumer)));
    const heard = devices.map((device) => next(device, 'message:created'));
    const talk = await consumer.call('POST /conversations', { body: { kind: 'service' } });
    await agent.call('POST /conversations/:id/messages', {
      params: { id: talk.id },
      body: { clientId: 'to-all-1', body: { kind: 'text', text: '都听到了吗？' } },
    });
    for (const event of await Promise.all(heard)) expect(event).toMatchObject({ message: { seq: 1 } });
    for (const device of devices) device.stop();
    expect((await fetch(`${product.origin}/readyz`)).status).toBe(200);
    expect(await product.kill('SIGTERM')).toBe(0);
  }, 60_000);
});

/** A request to the stream whose second half is sent later. */
function beginUpload(origin: string, session: Session, events: object[]) {
  const body = Buffer.from(JSON.stringify({ sentAt: new Date().toISOString(), events }));
  const sending = request(`${origin}/api/v1/interactions`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${session.accessToken}`,
      'Content-Type': 'application/json',
      'Content-Length': body.length,
    },
  });
  const reply = new Promise<{ status?: number; body: unknown }>((resolve, reject) => {
    sending.on('error', reject);
    sending.on('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, body: JSON.parse(text) });
    });
  });
  // The first half is with the server once it has had the time of another request.
  const begun = new Promise<void>((resolve) => sending.write(body.subarray(0, 40), () => resolve())).then(
    () => fetch(`${origin}/healthz`),
  );
  return {
    begun,
    finish() {
      sending.end(body.subarray(40));
      return reply;
    },
  };
}

/** How to get a Redis: the one that is named, or Debian's on a port of its own; undefined where there is neither. */
function redisToUse(): (() => Promise<[url: string, end: () => void]>) | undefined {
  const given = process.env['REDIS_URL'];
  if (given) return async () => [given, () => {}];
  if (spawnSync('redis-server', ['--version']).error) return undefined;
  return async () => {
    const port = await freePort();
    const server = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((ready, failed) => {
      server.once('exit', (code) => failed(new Error(`redis-server ended with ${code}`)));
      server.stdout.on('data', (said: Buffer) => /ready to accept/i.test(String(said)) && ready());
    });
    return [`redis://127.0.0.1:${port}`, () => void server.kill('SIGTERM')];
  };
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Client,
  createClient,
  createLive,
  type HttpReply,
  type Live,
  type LiveState,
} from '@wanglai/client';
import { clientMessages, type Problem, type Session } from '@wanglai/contract';
import { io, type Socket } from 'socket.io-client';
import type { PersonActor } from '../context';
import { realWorld } from '../context';
import { AppError } from '../errors';
import { createRateLimits } from '../http/rate-limit';
import { createLogger } from '../logger';
import { createSockets, type Sockets } from './sockets';

const person: PersonActor = {
  kind: 'person',
  id: '6740a1f2c3d4e5f60718293a',
  name: '林夕',
  zone: 'Asia/Shanghai',
  locale: 'zh-CN',
  grants: {} as PersonActor['grants'],
};
type Knock = (token: string) => void;

let http: Server;
let sockets: Sockets;
let origin: string;
/** Throws what a knock is refused with. */
let knock: Knock;
const knocks: string[] = [];
const devices: { disconnect(): void }[] = [];

beforeEach(() => begin(1));
afterEach(async () => {
  for (const device of devices.splice(0)) device.disconnect();
  await sockets.close();
});

/** `factor`: how wide the limits are. */
async function begin(factor: number): Promise<void> {
  knock = () => {};
  knocks.length = 0;
  sockets = createSockets({
    world: realWorld(createLogger('silent')),
    limits: createRateLimits(factor),
    addressOf: () => '127.0.0.1',
    disk: { claim() {} },
    async authenticate(token) {
      knocks.push(token);
      knock(token);
      return { actor: person, expiresAt: Date.now() + 600_000 };
    },
  });
  http = createServer();
  sockets.attach(http);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  for (const message of Object.keys(clientMessages) as (keyof typeof clientMessages)[])
    sockets.on(message, async () => ({}) as never);
}

const narrower = async (factor: number) => {
  await sockets.close();
  await begin(factor);
};

/** A device that says whatever it likes. */
async function device(): Promise<Socket> {
  const socket = io(origin, { transports: ['websocket'], auth: { token: 'good' }, reconnection: false });
  devices.push(socket);
  await new Promise<void>((resolve) => socket.on('connect', resolve));
  return socket;
}
const ask = (socket: Socket, message: string, ...given: unknown[]) =>
  new Promise<{ ok: boolean; error?: Problem }>((resolve) => socket.emit(message, ...given, resolve));

describe('an answer', () => {
  const messages = [...Object.keys(clientMessages), 'nobody:knows', '__proto__', 'constructor'];
  const good: Record<string, unknown> = { 'live:watch': { on: true } };

  it.each(messages)('comes to %s, whatever was sent with it', async (message) => {
    const socket = await device();
    const code =
      clientMessages[message as 'live:watch'] && Object.hasOwn(clientMessages, message)
        ? 'request.invalid'
        : 'request.not-found';
    for (const given of [
      [],
      [undefined],
      [null],
      [7],
      ['x', 'y'],
      [{}, {}],
      [{}, null, []],
      [Buffer.from('x')],
    ])
      expect(await ask(socket, message, ...given)).toMatchObject({ ok: false, error: { code } });
    // Without a way to answer nothing happens, and the connection lives on.
    socket.emit(message);
    socket.emit(message, undefined);
    socket.emit(message, { some: 'thing' }, 1, 2);
    expect(await ask(socket, 'live:watch', { on: true })).toEqual({ ok: true });
  });

  it('is a refusal when there is more than one body', async () => {
    const socket = await device();
    const more = await ask(socket, 'live:watch', good['live:watch'], 'more');
    expect(more).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });
});

describe('limits', () => {
  it.each(['live:watch', 'interactions:record', 'nobody:knows'])(
    'hold for %s, together with everything else the person says',
    async (message) => {
      await narrower(1 / 60);
      const [one, other] = [await device(), await device()];
      for (let i = 0; i < 10; i++) expect(await ask(one, 'live:watch', { on: true })).toEqual({ ok: true });
      const refused = await ask(other, message, { on: true });
      expect(refused).toMatchObject({ ok: false, error: { code: 'request.limited', status: 429 } });
    },
  );

  it('end the connection of who goes on with what nobody knows', async () => {
    const socket = await device();
    const over = new Promise<string>((resolve) => socket.on('disconnect', resolve));
    for (let i = 0; i < 100; i++) socket.emit('nobody:knows', i);
    expect(await over).toBe('io server disconnect');
    // The person is not locked out for it.
    expect(await ask(await device(), 'live:watch', { on: true })).toEqual({ ok: true });
  });

  it('end the connection of who does not mind being refused', async () => {
    await narrower(0.1);
    const socket = await device();
    const over = new Promise<string>((resolve) => socket.on('disconnect', resolve));
    for (let i = 0; i < 100; i++) socket.emit('live:watch', { on: true }, () => {});
    expect(await over).toBe('io server disconnect');
  });
});

describe('a device of ours', () => {
  const session = (n: number): Session =>
    ({
      accessToken: `t${n}`,
      refreshToken: `r${n}`,
      expiresAt: '2030-01-01T00:00:00Z',
      person,
    }) as unknown as Session;
  let renewals = 0;
  let answer: () => HttpReply;
  let client: Client;
  let live: Live;
  beforeEach(() => {
    renewals = 0;
    answer = () => ({ status: 200, text: JSON.stringify(session(renewals + 1)) });
    client = createClient({
      origin,
      locale: () => 'zh-CN',
      store: { get: () => null, set: () => {} },
      send: async () => {
        renewals += 1;
        return answer();
      },
    });
    client.session.signIn(session(1));
    live = createLive({ client });
    devices.push({ disconnect: () => live.stop() });
  });
  const becomes = (wanted: LiveState) =>
    new Promise<void>((resolve) => {
      const stop = live.onState((state) => {
        if (state !== wanted) return;
        stop();
        resolve();
      });
    });

  it('knocks again until the database is back', async () => {
    knock = () => {
      if (knocks.length < 3) throw Object.assign(new Error('away'), { name: 'MongoServerSelectionError' });
    };
    const online = becomes('online');
    live.start();
    await online;
    expect(knocks).toEqual(['t1', 't1', 't1']);
    expect(renewals).toBe(0);
  });

  it('knocks again after the server has said that it is away, in its own words', async () => {
    knock = () => {
      if (knocks.length < 2) throw new AppError('server.unavailable');
    };
    const online = becomes('online');
    live.start();
    await online;
    expect(renewals).toBe(0);
  });

  it('comes back when the server has ended the connection', async () => {
    const online = becomes('online');
    live.start();
    await online;
    const again = becomes('online');
    sockets.disconnect(`person:${person.id}`);
    await again;
  });

  it('renews a token that is refused', async () => {
    knock = (token) => {
      if (token === 't1') throw new AppError('auth.invalid-token');
    };
    const online = becomes('online');
    live.start();
    await online;
    expect([knocks, renewals]).toEqual([['t1', 't2'], 1]);
  });

  it('renews once, then rests until there is another session', async () => {
    knock = (token) => {
      if (token !== 't9') throw new AppError('auth.invalid-token');
    };
    const resting = becomes('offline');
    live.start();
    await resting;
    expect([knocks, renewals]).toEqual([['t1', 't2'], 1]);
    const online = becomes('online');
    client.session.signIn(session(9));
    await online;
  });

  it('renews later when it cannot be renewed now', async () => {
    knock = (token) => {
      if (token === 't1') throw new AppError('auth.invalid-token');
    };
    answer = () =>
      renewals < 2 ? { status: 503, text: '' } : { status: 200, text: JSON.stringify(session(3)) };
    const online = becomes('online');
    live.start();
    await online;
    expect([knocks, renewals]).toEqual([['t1', 't3'], 2]);
  });

  it('is signed out when the session is over, and knocks no more', async () => {
    knock = () => {
      throw new AppError('auth.invalid-token');
    };
    answer = () => ({
      status: 401,
      text: JSON.stringify({ status: 401, code: 'auth.invalid-token', message: 'over' }),
    });
    const resting = becomes('offline');
    live.start();
    await resting;
    expect(client.session.current).toBeNull();
    expect(knocks).toEqual(['t1']);
  });
});

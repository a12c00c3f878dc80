import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import {
  type ClientEvents,
  clientMessages,
  type Problem,
  type ServerEvents,
  type StaffRole,
} from '@wanglai/contract';
import type { Redis } from 'ioredis';
import { Server, type Socket } from 'socket.io';
import { type Ctx, contextOf, type PersonActor, type StaffActor, type World } from '../context';
import type { DiskReserve } from '../disk-reserve';
import { AppError, blankProblem, problemOf } from '../errors';
import { isDiskFull, isUnavailable } from '../http/problems';
import type { RateLimits } from '../http/rate-limit';
import { validate } from '../http/validate';

type Message = keyof typeof clientMessages;
type Body<M extends Message> = (typeof clientMessages)[M]['_output'];
type Reply<M extends Message> = Omit<
  Extract<Parameters<Parameters<ClientEvents[M]>[1]>[0], { ok: true }>,
  'ok'
>;
type SocketActor = PersonActor | StaffActor;
type MessageHandler<M extends Message> = (
  ctx: Ctx<SocketActor>,
  body: Body<M>,
  socket: OpenSocket,
) => Promise<Reply<M>>;

/** Names of the rooms that devices sit in. */
export const roomOf = {
  person: (id: string) => `person:${id}`,
  staff: (id: string) => `staff:${id}`,
  /** Devices of all staff of a role. */
  role: (role: StaffRole) => `role:${role}`,
  allStaff: 'staff',
  /** Devices of staff of a role that watch what happens. */
  live: (role: StaffRole) => `live:${role}`,
};

/** What a handler may do with the device that spoke. */
export interface OpenSocket {
  join(room: string): void;
  leave(room: string): void;
}

/** The only place that emits. */
export interface Sockets {
  /** Tells every device in a room, on whichever server process it hangs. `but`: a room that is left out. */
  emit<E extends keyof ServerEvents>(
    room: string,
    event: E,
    payload: Parameters<ServerEvents[E]>[0],
    but?: string,
  ): void;
  /** Whether anybody sits in a room of this process. */
  hasAnyone(room: string): boolean;
  /**
   * Answers a client's message. Every message counts against one limit per person, the body is checked, errors become
   * problems, and the ack always comes, whatever was sent. Who goes on and on with what is refused is shown out.
   */
  on<M extends Message>(message: M, handler: MessageHandler<M>): void;
  /** Ends every connection of a person or member of staff, on every process. */
  disconnect(room: string): void;
  /** Devices of consumers on this process. */
  online(): number;
  attach(server: HttpServer): void;
  close(): Promise<void>;
}

/** Port: who bears the token and until when (ms since epoch). Throws `auth.invalid-token`. */
export type AuthenticateSocket = (token: string) => Promise<{ actor: SocketActor; expiresAt: number }>;

export interface SocketDeps {
  world: World;
  authenticate: AuthenticateSocket;
  limits: Pick<RateLimits, 'spendMessage' | 'spendStray'>;
  /** Where a device is, told from the request of its handshake. */
  addressOf(handshake: IncomingMessage): string;
  /** Refuses messages that make something to keep while the disk is nearly full. */
  disk: Pick<DiskReserve, 'claim'>;
  redis?: { pub: Redis; sub: Redis };
}

export function createSockets({ world, authenticate, limits, addressOf, disk, redis }: SocketDeps): Sockets {
  const io = new Server<ClientEvents, ServerEvents, object, { actor: SocketActor; expiresAt: number }>({
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 1_100_000,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    ...(redis && { adapter: createAdapter(redis.pub, redis.sub) }),
  });
  const handlers = new Map<Message, MessageHandler<Message>>();

  io.use((socket, next) => {
    const token: unknown = socket.handshake.auth['token'];
    if (typeof token !== 'string' || !token) return next(refusal('auth.required'));
    authenticate(token).then(
      (known) => {
        Object.assign(socket.data, known);
        next();
      },
      (error) => next(refusal(isRefused(error) ? 'auth.invalid-token' : 'server.unavailable')),
    );
  });

  io.on('connection', (socket) => {
    const { actor, expiresAt } = socket.data;
    socket.join(
      actor.kind === 'person'
        ? roomOf.person(actor.id)
        : [roomOf.staff(actor.id), roomOf.role(actor.role), roomOf.allStaff],
    );
    const timer = setTimeout(
      () => {
        socket.emit('session:expired');
        // The client renews and comes back by itself; one that does not is shown out.
        setTimeout(() => socket.disconnect(true), 5_000).unref();
      },
      Math.min(expiresAt - Date.now(), 2 ** 31 - 1),
    );
    timer.unref();
    socket.on('disconnect', () => clearTimeout(timer));
    socket.onAny((message: string, ...given: unknown[]) => void respond(socket, message, given));
  });

  /** `given`: whatever came after the name; at best one body, and the way to answer last. */
  async function respond(socket: Socket, message: string, given: unknown[]): Promise<void> {
    const last = given.at(-1);
    const ack = typeof last === 'function' ? (last as (reply: object) => void) : () => {};
    const bodies = typeof last === 'function' ? given.slice(0, -1) : given;
    const { actor } = socket.data as { actor: SocketActor };
    const ctx = contextOf(world, actor, { ip: addressOf(socket.request) });
    try {
      await limits.spendMessage(actor.id);
      const handler = handlers.get(message as Message);
      if (!handler) throw new AppError('request.not-found');
      if (bodies.length > 1) throw new AppError('request.invalid');
      const fresh = await authenticate(socket.handshake.auth['token'] as string);
      const checked = validate(clientMessages[message as Message], bodies[0]) as Body<Message>;
      if (!KEEPS_NOTHING.has(message)) disk.claim();
      const reply = await handler({ ...ctx, actor: fresh.actor }, checked, socket);
      ack({ ok: true, ...reply });
    } catch (error) {
      ack({ ok: false, error: problemFor(error, ctx, message) });
      if (!isStray(error)) return;
      // Neither a client of ours nor one that minds what it is told.
      await limits.spendStray(socket.id).catch(() => socket.disconnect(true));
    }
  }

  function problemFor(error: unknown, ctx: Ctx, message: string): Problem {
    if (error instanceof AppError) return problemOf(error, ctx.requestId);
    if (isDiskFull(error)) return problemOf(new AppError('server.full'), ctx.requestId);
    if (isUnavailable(error)) return problemOf(new AppError('server.unavailable'), ctx.requestId);
    world.log.error({ err: error, requestId: ctx.requestId, message }, 'unforeseen error on a socket');
    return blankProblem(ctx.requestId);
  }

  return {
    emit(room, event, payload, but) {
      const to = but ? io.to(room).except(but) : io.to(room);
      // The library's argument types cannot follow a generic event name.
      (to.emit as (event: string, payload: unknown) => void).call(to, event, payload);
    },
    hasAnyone: (room) => (io.sockets.adapter.rooms.get(room)?.size ?? 0) > 0,
    on(message, handler) {
      handlers.set(message, handler as unknown as MessageHandler<Message>);
    },
    disconnect: (room) => io.in(room).disconnectSockets(true),
    online: () => io.of('/').sockets.size - (io.sockets.adapter.rooms.get(roomOf.allStaff)?.size ?? 0),
    attach: (server) => void io.attach(server),
    close: () => io.close(),
  };
}

/** Messages that leave nothing behind, or next to nothing. */
const KEEPS_NOTHING = new Set(['live:watch', 'conversation:typing', 'message:read']);

const isRefused = (error: unknown) => error instanceof AppError && error.kind === 'unauthenticated';

const isStray = (error: unknown) =>
  error instanceof AppError && (error.code === 'request.not-found' || error.code === 'request.limited');

function refusal(code: 'auth.required' | 'auth.invalid-token' | 'server.unavailable'): Error {
  const error = new AppError(code);
  return Object.assign(new Error(error.message), { data: { code } });
}

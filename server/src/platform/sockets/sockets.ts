import type { Server as HttpServer } from 'node:http';
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
import { AppError, blankProblem, problemOf } from '../errors';
import { isUnavailable } from '../http/problems';
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
  live: 'live',
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
  /** Answers a client's message; the body is checked, errors become problems, the ack always comes. */
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
  redis?: { pub: Redis; sub: Redis };
}

export function createSockets({ world, authenticate, redis }: SocketDeps): Sockets {
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
      (error) => next(refusal(error instanceof AppError ? 'auth.invalid-token' : 'server.unavailable')),
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
    socket.onAny((message: Message, body: unknown, ack: unknown) => {
      void respond(
        socket,
        message,
        body,
        typeof ack === 'function' ? (ack as (reply: object) => void) : () => {},
      );
    });
  });

  async function respond(
    socket: Socket,
    message: Message,
    body: unknown,
    ack: (reply: object) => void,
  ): Promise<void> {
    const actor = (socket.data as { actor: SocketActor }).actor;
    const ctx = contextOf(world, actor);
    try {
      const handler = handlers.get(message);
      if (!handler) throw new AppError('request.not-found');
      const fresh = await authenticate(socket.handshake.auth['token'] as string);
      const checked = validate(clientMessages[message], body) as Body<Message>;
      const reply = await handler({ ...ctx, actor: fresh.actor }, checked, socket);
      ack({ ok: true, ...reply });
    } catch (error) {
      ack({ ok: false, error: problemFor(error, ctx, message) });
    }
  }

  function problemFor(error: unknown, ctx: Ctx, message: string): Problem {
    if (error instanceof AppError) return problemOf(error, ctx.requestId);
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

function refusal(code: 'auth.required' | 'auth.invalid-token' | 'server.unavailable'): Error {
  const error = new AppError(code);
  return Object.assign(new Error(error.message), { data: { code } });
}

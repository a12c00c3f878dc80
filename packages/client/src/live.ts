import type { ClientEvents, ServerEvents } from '@wanglai/contract';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { localProblem } from './api-error';
import type { Client } from './client';

export type LiveState = 'offline' | 'connecting' | 'online';
type Body<E extends keyof ClientEvents> = Parameters<ClientEvents[E]>[0];
type Answer<E extends keyof ClientEvents> = Parameters<Parameters<ClientEvents[E]>[1]>[0];

export interface LiveOptions {
  client: Client;
  /** Address of the socket server; empty for the page's own origin. */
  origin?: string;
  /** Transports for engine.io; mini-programs bring a class of their own. Default: websocket. */
  transports?: ManagerOptions['transports'];
}

export interface Live {
  readonly state: LiveState;
  onState(listener: (state: LiveState) => void): () => void;
  on<E extends keyof ServerEvents>(event: E, listener: ServerEvents[E]): () => void;
  /** Sends and waits for the server's word; `{ok: false}` with `client.offline` when none comes within ten seconds. */
  emit<E extends keyof ClientEvents>(event: E, body: Body<E>): Promise<Answer<E>>;
  /** Connects when there is a session and stays so, renewing tokens, until `stop`. */
  start(): void;
  stop(): void;
}

const ANSWER_MS = 10_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * The typed socket. It connects for as long as there is a session, hands a fresh token to each connection, and follows
 * sign-in and sign-out. What passes (no network, a server or database that is away, a connection that the server ended)
 * is met by knocking again, after 0.5 s and at most 15 s. A token that is refused is renewed once; refused again, the
 * socket rests until the session changes. Whatever it brings is a hint: after `online`, ask for what was missed by cursor.
 */
export function createLive({ client, origin, transports = ['websocket'] }: LiveOptions): Live {
  const socket: Socket<ServerEvents, ClientEvents> = io(origin ?? client.origin, {
    transports,
    autoConnect: false,
    reconnectionDelay: FIRST_WAIT_MS,
    reconnectionDelayMax: LONGEST_WAIT_MS,
    auth: (give) => give({ token: client.session.current?.accessToken ?? '' }),
  } as Partial<ManagerOptions & SocketOptions>);
  const listeners = new Set<(state: LiveState) => void>();
  let state: LiveState = 'offline';
  let running = false;
  let person: string | undefined;
  let unfollow = () => {};
  /** The token that answered the last refusal; refused as well, it is the end of knocking. */
  let renewedTo: string | undefined;
  let misses = 0;
  let knocking: ReturnType<typeof setTimeout> | undefined;

  const become = (next: LiveState) => {
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener(next);
  };
  const connect = () => {
    clearTimeout(knocking);
    if (!running || !client.session.current || socket.connected) return;
    become('connecting');
    socket.connect();
  };
  const reconnect = () => {
    socket.disconnect();
    connect();
  };
  // Spread, so that devices which lost the same server do not all come back at once.
  const soon = (work: () => void) => {
    clearTimeout(knocking);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** misses++);
    knocking = setTimeout(work, wait * (0.5 + Math.random() / 2));
  };
  const renew = () => {
    if (!running) return;
    client.renew().then(
      (session) => {
        renewedTo = session?.accessToken;
        if (session) reconnect();
        else become('offline');
      },
      () => soon(renew),
    );
  };
  const rest = () => {
    clearTimeout(knocking);
    socket.disconnect();
    become('offline');
  };

  socket.on('connect', () => {
    misses = 0;
    renewedTo = undefined;
    become('online');
  });
  socket.on('disconnect', (reason) => {
    const wanted = running && client.session.current !== null;
    become(wanted ? 'connecting' : 'offline');
    // The library comes back by itself unless the server ended the connection.
    if (wanted && !socket.active && reason !== 'io client disconnect') soon(connect);
  });
  socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
    if (!running) return;
    if (!error.data?.code?.startsWith('auth.')) {
      renewedTo = undefined;
      // Without a network the library knocks again; what the server has answered, it leaves to us.
      if (!socket.active) soon(connect);
    } else if (renewedTo !== undefined && renewedTo === client.session.current?.accessToken) rest();
    else renew();
  });
  socket.on('session:expired', renew);

  return {
    get state() {
      return state;
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    on(event, listener) {
      // The library's listener type cannot be narrowed by a generic event name.
      socket.on(event, listener as never);
      return () => socket.off(event, listener as never);
    },
    emit(event, body) {
      return new Promise((resolve) => {
        const lost = {
          ok: false,
          error: localProblem(0, 'client.offline', 'No answer came; the network may be away.'),
        } as Answer<typeof event>;
        const done = (error: Error | null, reply: Answer<typeof event>) => resolve(error ? lost : reply);
        if (!socket.connected) resolve(lost);
        else emitLoose(socket.timeout(ANSWER_MS), event, body, done);
      });
    },
    start() {
      if (running) return;
      running = true;
      person = identityOf(client);
      unfollow = client.session.onChange(() => {
        const now = identityOf(client);
        const resting = state === 'offline' && client.session.current !== null;
        if (now === person && !resting) return;
        person = now;
        if (client.session.current) reconnect();
        else rest();
      });
      connect();
    },
    stop() {
      running = false;
      unfollow();
      rest();
    },
  };
}

const identityOf = ({ session }: Client) => session.current?.person?.id ?? session.current?.staff?.id;

/** The library types `emit` per event name; ours is generic over them. */
function emitLoose(socket: object, event: string, body: unknown, done: unknown): void {
  (socket as { emit(event: string, body: unknown, done: unknown): void }).emit(event, body, done);
}

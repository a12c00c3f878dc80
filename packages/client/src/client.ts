import type {
  BodyIn,
  Locale,
  ParamsIn,
  Problem,
  QueryIn,
  ReplyOf,
  RouteKey,
  Session,
} from '@wanglai/contract';
import { ApiError, localProblem } from './api-error';
import { createSession, type SessionKeeper, type SessionStore } from './session';

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | ArrayBuffer | Uint8Array | Blob;
}
export interface HttpReply {
  status: number;
  /** The reply's body as text; empty for 204. */
  text: string;
}
/** Port to the platform's HTTP; rejects when no answer came. */
export type Send = (request: HttpRequest) => Promise<HttpReply>;

export interface ClientOptions {
  /** Scheme, host and port; empty for the page's own origin. */
  origin: string;
  send: Send;
  store: SessionStore;
  locale: () => Locale;
}

type Part<K extends string, V> = [V] extends [undefined] ? { [P in K]?: undefined } : { [P in K]: V };
type QueryPart<V> = [V] extends [undefined] ? { query?: undefined } : { query?: V };
/** What a call of a route takes; parts that the route does not have cannot be given. */
export type CallInput<R extends RouteKey> = Part<'params', ParamsIn<R>> &
  Part<'body', BodyIn<R>> &
  QueryPart<QueryIn<R>> & { headers?: Record<string, string> };
type CallArguments<R extends RouteKey> =
  object extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>];

export interface Client {
  readonly origin: string;
  readonly session: SessionKeeper;
  /** Calls a route by its key in the contract. Renews the access token once when it has run out. Throws `ApiError`. */
  call<R extends RouteKey>(route: R, ...args: CallArguments<R>): Promise<ReplyOf<R>>;
  /** Renews the session now; concurrent callers share one exchange. Null when it is over: the session is signed out. */
  renew(): Promise<Session | null>;
  /** Sends a body as it is (the tracker's batches) and answers whatever came back; rejects when nothing came. */
  raw(
    method: string,
    path: string,
    body: HttpRequest['body'],
    headers?: Record<string, string>,
  ): Promise<HttpReply>;
}

interface LooseInput {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The typed HTTP client of the API, for mini-program, console and scripts. */
export function createClient(options: ClientOptions): Client {
  const session = createSession(options.store);
  let renewing: Promise<Session | null> | null = null;

  const request = (
    method: string,
    path: string,
    body: HttpRequest['body'],
    headers: Record<string, string> = {},
  ) =>
    options.send({
      method,
      url: `${options.origin}/api/v1${path}`,
      headers: {
        'Accept-Language': options.locale(),
        ...(session.current && { Authorization: `Bearer ${session.current.accessToken}` }),
        ...headers,
      },
      body,
    });

  const exchange = async (old: Session): Promise<Session | null> => {
    const reply = await request('POST', '/auth/refresh', JSON.stringify({ refreshToken: old.refreshToken }), {
      'Content-Type': 'application/json',
    });
    // Somebody signed out or in while the answer was on its way: theirs is the newer word.
    if (session.current?.refreshToken !== old.refreshToken) return session.current;
    if (reply.status === 200) session.signIn(JSON.parse(reply.text) as Session);
    else if (reply.status === 401) session.signOut();
    else throw new ApiError(problemOf(reply));
    return session.current;
  };

  const renew = (): Promise<Session | null> => {
    const old = session.current;
    if (!old) return Promise.resolve(null);
    renewing ??= exchange(old).finally(() => {
      renewing = null;
    });
    return renewing;
  };

  const call = async (route: string, input: LooseInput = {}): Promise<unknown> => {
    const [method, pattern] = route.split(' ') as [string, string];
    const path = fill(pattern, input.params) + queryOf(input.query);
    const [body, headers] = encode(input.body, input.headers);
    const attempt = () => request(method, path, body, headers).catch(offline);
    const used = session.current;
    let reply = await attempt();
    if (reply.status === 401 && used && !pattern.startsWith('/auth/')) {
      const fresh = session.current !== used ? session.current : await renew().catch(offline);
      if (fresh) reply = await attempt();
    }
    if (reply.status >= 400 || reply.status < 200) throw new ApiError(problemOf(reply));
    return reply.text ? JSON.parse(reply.text) : undefined;
  };

  return { origin: options.origin, session, call: call as Client['call'], renew, raw: request };
}

function offline(error: unknown): never {
  if (error instanceof ApiError) throw error;
  throw new ApiError(localProblem(0, 'client.offline', 'No answer came; the network may be away.'), true);
}

function fill(pattern: string, params: Record<string, string> = {}): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function queryOf(query: Record<string, unknown> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  return text && `?${text}`;
}

function encode(
  body: unknown,
  headers?: Record<string, string>,
): [HttpRequest['body'], Record<string, string>] {
  const binary = body instanceof ArrayBuffer || body instanceof Uint8Array || isBlob(body);
  if (body === undefined || binary) return [body as HttpRequest['body'], { ...headers }];
  return [JSON.stringify(body), { 'Content-Type': 'application/json', ...headers }];
}

const isBlob = (body: unknown): boolean => typeof Blob !== 'undefined' && body instanceof Blob;

function problemOf(reply: HttpReply): Problem {
  try {
    const problem = JSON.parse(reply.text) as Problem;
    if (problem.code) return problem;
  } catch {
    // A proxy's page, not the server's answer.
  }
  return localProblem(reply.status, 'client.unreadable', `The server answered ${reply.status}.`);
}

import type { Readable } from 'node:stream';
import Router from '@koa/router';
import {
  type BodyOf,
  LIMITS,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
  type Route,
  type RouteKey,
  type Routes,
  routes,
} from '@wanglai/contract';
import type { Context } from 'koa';
import {
  type Actor,
  type Ctx,
  contextOf,
  type NobodyActor,
  type PersonActor,
  type StaffActor,
  type World,
} from '../context';
import type { DiskReserve } from '../disk-reserve';
import { AppError } from '../errors';
import { localeOf } from '../localise';
import { readBytes, readJson } from './body';
import { inTime } from './in-time';
import type { RateLimits } from './rate-limit';
import { validate } from './validate';

/** A picture, for the one kind of reply that is not JSON. */
export interface Picture {
  bytes: Uint8Array;
  type: string;
}

interface ActorOfDoor {
  public: Actor;
  person: PersonActor;
  staff: StaffActor;
  anyone: PersonActor | StaffActor;
}
type ActorOf<R extends RouteKey> = ActorOfDoor[Routes[R]['door']];
/** A long reply is JSON text that comes piece by piece; what the schema says of it holds for the whole. */
type Answer<R extends RouteKey> = Routes[R] extends { replyKind: 'bytes' }
  ? Picture
  : Routes[R] extends { replyKind: 'stream' }
    ? Readable
    : ReplyOf<R>;

export interface Input<R extends RouteKey> {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  /** A request header, by lower-case name. */
  header(name: string): string | undefined;
}
export type Handler<R extends RouteKey> = (ctx: Ctx<ActorOf<R>>, input: Input<R>) => Promise<Answer<R>>;

/** Port: who bears this token. Throws `auth.invalid-token`. */
export type Authenticate = (token: string) => Promise<PersonActor | StaffActor>;

export interface Doors {
  /** Serves a route of the contract; everything the contract says of it is checked before the handler runs. */
  on<R extends RouteKey>(route: R, handler: Handler<R>): void;
  /** For the one hot route that reads its own body and checks its own token. */
  raw(route: RouteKey, handler: (koa: Context) => Promise<void>): void;
  router: Router;
  mounted: ReadonlySet<string>;
  limits: RateLimits;
}

/** How long an answer may take once a request is there. */
const ANSWER_MS = 7_500;
/** When the disk is nearly full people still sign in, to read, and withdraw and erase, which is their right; all of it is small. */
const OPEN_WHEN_FULL = new Set(['identity', 'consent']);

export function createDoors(deps: {
  world: World;
  authenticate: Authenticate;
  limits: RateLimits;
  demo: boolean;
  /** Refuses writes while the disk is nearly full. */
  disk?: Pick<DiskReserve, 'claim'>;
}): Doors {
  const router = new Router({ prefix: '/api/v1' });
  const mounted = new Set<string>();
  const failedLate = (error: unknown) =>
    deps.world.log.warn({ err: error }, 'a request failed after it had been answered as unavailable');
  const register = (key: RouteKey, handler: (koa: Context) => Promise<void>) => {
    const [method, path] = key.split(' ') as [string, string];
    const mayRefuse = method !== 'GET' && !OPEN_WHEN_FULL.has(routes[key].room);
    const serve = async (koa: Context) => {
      if (mayRefuse) deps.disk?.claim();
      await handler(koa);
    };
    mounted.add(key);
    router.register(path, [method], [(koa) => inTime(koa.req, ANSWER_MS, serve(koa), failedLate)]);
  };

  return {
    router,
    mounted,
    limits: deps.limits,
    raw: register,
    on(key, handler) {
      const route: Route = routes[key];
      if (route.demoOnly && !deps.demo) return;
      register(key, async (koa) => {
        const actor = await actorFor(route, koa, deps.authenticate);
        await deps.limits.spend(route, actor, koa.ip);
        const input = await inputOf(route, koa);
        const ctx = contextOf(deps.world, actor, {
          locale: localeOf(koa.get('accept-language')),
          requestId: koa.state.requestId,
          ip: koa.ip,
        });
        // The table's types promise what the checks above have made true.
        const reply = await (handler as unknown as Handler<RouteKey>)(ctx as never, input as never);
        answer(koa, route, reply);
      });
    },
  };
}

export function bearerOf(koa: Context): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(koa.get('authorization'))?.[1];
}

async function actorFor(route: Route, koa: Context, authenticate: Authenticate): Promise<Actor> {
  const nobody: NobodyActor = { kind: 'nobody' };
  const token = bearerOf(koa);
  if (route.door === 'public') {
    // An open door still knows a caller who shows a valid token: a visitor who signs in with WeChat stays the same person.
    return token ? authenticate(token).catch(() => nobody) : nobody;
  }
  if (!token) throw new AppError(koa.get('authorization') ? 'auth.invalid-token' : 'auth.required');
  const actor = await authenticate(token);
  if (route.door !== 'anyone' && route.door !== actor.kind) throw new AppError('auth.forbidden');
  return actor;
}

async function inputOf(route: Route, koa: Context): Promise<Input<RouteKey>> {
  const params = route.params && validate(route.params, koa.params);
  const query = route.query && validate(route.query, { ...koa.query });
  const body = await bodyOf(route, koa);
  return { params, query, body, header: (name: string) => koa.get(name) || undefined } as never;
}

async function bodyOf(route: Route, koa: Context): Promise<unknown> {
  if (route.body === 'image') return readBytes(koa.req, LIMITS.imageBytes);
  if (route.body) return validate(route.body, await readJson(koa.req, LIMITS.requestBytes));
  koa.req.resume();
  return undefined;
}

function answer(koa: Context, route: Route, reply: unknown): void {
  koa.status = route.status;
  if (route.replyKind === 'bytes') {
    const picture = reply as Picture;
    koa.type = picture.type;
    // An SVG opened by itself is a document: it may style itself and nothing more.
    koa.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    // Pictures are shown by pages of other origins, too: the mini-program's, and whoever a post was shared with.
    koa.set('Cross-Origin-Resource-Policy', 'cross-origin');
    // The address of a picture is the hash of what it shows, so it never changes.
    koa.set('Cache-Control', 'public, max-age=31536000, immutable');
    koa.body = Buffer.from(picture.bytes.buffer, picture.bytes.byteOffset, picture.bytes.byteLength);
  } else if (route.status === 204) koa.body = null;
  else if (route.replyKind === 'stream') {
    koa.type = 'application/json';
    koa.body = reply as Readable;
  } else koa.body = reply;
}

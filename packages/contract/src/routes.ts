import type { z } from 'zod';
import * as exported from './rooms';

export type { Door, Route } from './route';

/** Whatever a room exports under a name that ends in `Routes` is its table. */
type Table = (typeof exported)[Extract<keyof typeof exported, `${string}Routes`>];
type KeysOf<T> = T extends unknown ? keyof T : never;
type Of<K, T = Table> = T extends Record<K & string, infer R> ? R : never;
type Merged = { [K in KeysOf<Table>]: Of<K> };

/** Every HTTP route below /api/v1. The server mounts from this table, the client is typed by it, OpenAPI is made of it. */
export const routes: Merged = Object.assign(
  {},
  ...Object.entries(exported).flatMap(([name, table]) => (name.endsWith('Routes') ? [table] : [])),
);

export type Routes = typeof routes;
export type RouteKey = keyof Routes;

type Shape<R extends RouteKey, F extends string, Else> =
  Routes[R] extends Record<F, infer T extends z.ZodType> ? T : Else;
type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
type In<T> = T extends z.ZodType ? z.input<T> : undefined;
/** What a handler of a route is given, and what it must return. */
export type ParamsOf<R extends RouteKey> = Out<Shape<R, 'params', undefined>>;
export type QueryOf<R extends RouteKey> = Out<Shape<R, 'query', undefined>>;
export type BodyOf<R extends RouteKey> = Routes[R] extends { body: 'image' }
  ? Uint8Array
  : Out<Shape<R, 'body', undefined>>;
export type ReplyOf<R extends RouteKey> = Routes[R] extends { replyKind: 'bytes' }
  ? Uint8Array
  : Out<Shape<R, 'reply', undefined>>;
/** What a caller of a route sends. */
export type ParamsIn<R extends RouteKey> = In<Shape<R, 'params', undefined>>;
export type QueryIn<R extends RouteKey> = In<Shape<R, 'query', undefined>>;
export type BodyIn<R extends RouteKey> = Routes[R] extends { body: 'image' }
  ? Uint8Array | ArrayBuffer | Blob
  : In<Shape<R, 'body', undefined>>;

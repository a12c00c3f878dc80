import { type Route, type RouteKey, routes } from '@wanglai/contract';
import type { Call } from './case';
import type { ApiWorld } from './world';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
}

export const tokenOf = (call: Call): string | undefined => call.as?.session.current?.accessToken;

/** The path of a call below the origin, its parameters put in as they are. */
export function pathOf(key: RouteKey, call: Call): string {
  const path = key.split(' ')[1]!.replace(/:(\w+)/g, (_, name: string) => call.params?.[name] ?? '');
  const query = new URLSearchParams(call.query).toString();
  return `/api/v1${path}${query && `?${query}`}`;
}

/** What a call carries when nothing is changed about it: token, content type and body. */
export function requestOf(key: RouteKey, call: Call): RequestInit & { headers: Record<string, string> } {
  const route: Route = routes[key];
  const token = tokenOf(call);
  const headers: Record<string, string> = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...call.headers,
  };
  const method = key.split(' ')[0]!;
  if (call.body === undefined) return { method, headers };
  if (route.body === 'image')
    return { method, headers: { 'content-type': 'image/gif', ...headers }, body: call.body as BodyInit };
  return {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(call.body),
  };
}

/** Sends a call; `change` replaces parts of the request. */
export async function send(
  world: ApiWorld,
  key: RouteKey,
  call: Call,
  change: RequestInit & { path?: string } = {},
): Promise<Answer> {
  const { path, ...rest } = change;
  const url = `${world.server.origin}${path ?? pathOf(key, call)}`;
  const reply = await fetch(url, { ...requestOf(key, call), ...rest });
  const text = await reply.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // A picture, or nothing.
  }
  return { status: reply.status, headers: reply.headers, text, json };
}

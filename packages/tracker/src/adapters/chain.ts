import type { ShareChain } from '../session';

const CHAIN = /^wl_(from|share|depth)(=|$)/;

/** A path or query text with its chain parameters replaced by these; none takes them away. */
export function withChain(path: string, chain: Partial<ShareChain>): string {
  const start = path.lastIndexOf('?');
  const kept = (start < 0 ? '' : path.slice(start + 1))
    .split('&')
    .filter((part) => part && !CHAIN.test(part));
  const added = Object.entries(chain).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const query = [...kept, ...added].join('&');
  return (start < 0 ? path : path.slice(0, start)) + (query && `?${query}`);
}

/** Parameters that the frameworks add and that say nothing about what is shown. */
const NOISE = new Set(['$taroTimestamp', 'stamp']);

/** `/pages/article/index?id=7` of a route and its parameters, without share chain and framework noise. */
export function pagePath(route: string, query: Record<string, unknown> = {}): string {
  const base = route.split('?')[0] ?? '';
  const parts = Object.keys(query)
    .filter((key) => !NOISE.has(key) && query[key] !== undefined && typeof query[key] !== 'object')
    .map((key) => `${key}=${String(query[key])}`);
  return withChain(
    `${base.startsWith('/') ? '' : '/'}${base}${parts.length ? `?${parts.join('&')}` : ''}`,
    {},
  );
}

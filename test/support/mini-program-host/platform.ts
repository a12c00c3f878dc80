import type { Network } from './network';
import type { PageInstance, Pages } from './pages';
import type { Timers } from './timers';
import type { ViewNode } from './tree';

/** What the interfaces of a platform stand on. */
export interface Host {
  pages: Pages;
  network: Network;
  timers: Timers;
  storage: Map<string, unknown>;
  launch: { path: string; query: Record<string, string>; scene: number | string };
  /** Interfaces the app called by name, oldest first: toasts, titles and the like. */
  calls: { name: string; options: unknown }[];
  onApp: { show: ((options: object) => void)[]; hide: (() => void)[] };
}

export interface Manifest {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar?: Partial<Record<'list' | 'items', { pagePath: string }[]>>;
}

/** Where WeChat and Alipay differ. */
export interface Platform {
  /** The object that has all interfaces: `wx`, `my`. */
  object: string;
  interfaces(host: Host): Record<string, unknown>;
  /** Further names that its scripts know. */
  scope: Record<string, unknown>;
  /** Where `app.json` lists the tabs. */
  tabs: 'list' | 'items';
  /** File with the templates of all nodes. */
  templates: string;
  /** How a template says that it listens to taps. */
  listensToTaps: RegExp;
  scene: number | string;
  /** What an event says of the node it came from and of the one that hears it. */
  eventEnds(from: ViewNode | undefined, heardBy: ViewNode): { target: object; currentTarget: object };
  /** Members of every page, beside `route`, `data` and `setData`. */
  pageMembers(route: string, query: Record<string, string>): Partial<PageInstance>;
}

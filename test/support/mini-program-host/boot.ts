import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createModules } from './modules';
import { createNetwork } from './network';
import { createPages, type PageConfig, type PageInstance, parse } from './pages';
import type { Host, Manifest, Platform } from './platform';
import { createTimers } from './timers';
import { hasClass, linesOf, pathTo, textOf, type ViewNode } from './tree';

export interface BootOptions {
  /** Folder of the compiled mini-program. */
  dist: string;
  /** The API the build was made for is replaced by this one. */
  apiOrigin: string;
  /** What is on the device already; kept up to date, so that a second boot is a restart. */
  storage?: Map<string, unknown>;
  /** First page with query. Default: the first of `app.json`. */
  entry?: string;
  scene?: number | string;
}

export interface MiniProgram {
  /** Opens a page as `navigateTo` does, or as `switchTab` for a tab. */
  open(path: string): Promise<void>;
  /** The rendered tree of the page in front. */
  tree(): ViewNode;
  /** All text of the page in front. */
  text(): string;
  /** Texts one by one, for looking at. */
  lines(): string[];
  /**
   * Taps the deepest node with this text (exactly, else within), `#id` or `.class`, as a finger does: the node and all
   * its ancestors get the event. Throws with what is on the page when nothing fits.
   */
  tap(what: string): Promise<void>;
  /** Types into the field that has this class. */
  type(className: string, value: string): Promise<void>;
  /** What the template gives the platform for an attribute of the node that has this class. */
  attribute(className: string, name: string): unknown;
  /** Waits until `fn` gives something true (and returns it); throws with the page's text after `timeoutMs`. */
  waitFor<T>(fn: () => T | Promise<T>, timeoutMs?: number): Promise<NonNullable<T>>;
  back(): Promise<void>;
  hide(): void;
  show(): void;
  route(): string;
  share(): { title?: string; path?: string };
  setOnline(online: boolean): void;
  calls: Host['calls'];
  storage: Map<string, unknown>;
  close(): Promise<void>;
}

/** Time a page takes to be built and drawn. */
const SETTLE_MS = 300;
const BUILT_FOR = 'http://127.0.0.1:7300';

/** Boots a compiled mini-program in this process. Nothing is laid out; everything else is real. */
export async function boot(platform: Platform, options: BootOptions): Promise<MiniProgram> {
  const { dist, storage = new Map<string, unknown>() } = options;
  const manifest = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as Manifest;
  const templates = readTemplates(readFileSync(join(dist, platform.templates), 'utf8'));
  const tabs = manifest.tabBar?.[platform.tabs]?.map((tab) => tab.pagePath) ?? [];
  const known = new Set(manifest.pages);
  for (const { root, pages } of manifest.subPackages ?? [])
    for (const page of pages) known.add(join(root, page));
  const timers = createTimers();
  const network = createNetwork(timers, (url) => redirected(url, options.apiOrigin));
  let registered: PageConfig | undefined;
  let app: (PageConfig & { onShow?(options: object): void; onHide?(): void }) | undefined;
  const configs = new Map<string, PageConfig>();
  const pages = createPages(configOf, tabs, timers, platform.pageMembers);
  const entry = parse(options.entry ?? manifest.pages[0] ?? '');
  const host: Host = {
    pages,
    network,
    timers,
    storage,
    launch: { path: entry.route, query: entry.query, scene: options.scene ?? platform.scene },
    calls: [],
    onApp: { show: [], hide: [] },
  };

  const scope: Record<string, unknown> = {
    [platform.object]: platform.interfaces(host),
    App: (config: PageConfig) => {
      app = config;
    },
    Page: (config: PageConfig) => {
      registered = config;
    },
    Component: () => {},
    getApp: () => app,
    getCurrentPages: () => pages.stack(),
    setTimeout: timers.setTimeout,
    clearTimeout: timers.clearTimeout,
    setInterval: timers.setInterval,
    clearInterval: timers.clearInterval,
    // A mini-program has none of these; without hiding them it would take Node's.
    window: undefined,
    document: undefined,
    navigator: undefined,
    process: undefined,
    Buffer: undefined,
    fetch: undefined,
    WebSocket: undefined,
    performance: undefined,
    // React's scheduler would take them, and an open port keeps Node alive.
    MessageChannel: undefined,
    setImmediate: undefined,
    ...platform.scope,
  };
  // What looks through the global object finds the same. Defined, not assigned: Node's setters would reach the real one.
  const seen: unknown = Object.create(globalThis, Object.getOwnPropertyDescriptors(scope));
  // So does what asks a new function for it.
  const make = (source: string[]) =>
    source[0] === 'return this' ? () => seen : Reflect.construct(Function, source);
  const maker = new Proxy(Function, {
    apply: (_target, _self, source) => make(source),
    construct: (_target, source) => make(source),
  });
  const modules = createModules(dist, { globalThis: seen, Function: maker, ...scope });

  function configOf(route: string): PageConfig {
    const kept = configs.get(route);
    if (kept) return kept;
    registered = undefined;
    modules.load(route);
    if (!registered) throw new Error(`${route} registers no page.`);
    configs.set(route, registered);
    return registered;
  }

  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, SETTLE_MS));
  const front = (): PageInstance => {
    const page = pages.top();
    if (!page) throw new Error('No page is open.');
    return page;
  };
  const tree = () => (front().data['root'] ?? {}) as ViewNode;
  const dispatch = (page: PageInstance, type: string, path: ViewNode[], detail: object, bubbles: boolean) => {
    const timeStamp = performance.now();
    const listening = [...path]
      .reverse()
      .filter(
        (node) => node.sid && (!bubbles || platform.listensToTaps.test(templates.get(String(node.nn)) ?? '')),
      );
    for (const node of bubbles ? listening : listening.slice(0, 1)) {
      const ends = platform.eventEnds(path[path.length - 1], node);
      pages.call(page, 'eh', { type, timeStamp, ...ends, detail, mark: {}, touches: [] });
    }
  };

  modules.load('app.js');
  if (!app) throw new Error('app.js registers no app.');
  const started = app;
  const launch = { ...host.launch, shareTicket: '', referrerInfo: {} };
  const appCall = (name: string, ...input: unknown[]) =>
    typeof started[name] === 'function' &&
    (started[name] as (...all: unknown[]) => void).apply(started, input);
  appCall('onLaunch', launch);
  appCall('onShow', launch);
  if (known.has(entry.route)) pages.relaunch(options.entry ?? entry.route);
  else appCall('onPageNotFound', { path: entry.route, query: entry.query, isEntryPage: true });
  await settle();

  return {
    tree,
    text: () => textOf(tree()),
    lines: () => linesOf(tree()),
    route: () => front().route,
    calls: host.calls,
    storage,
    setOnline: network.setOnline,
    async open(path) {
      if (tabs.includes(parse(path).route)) pages.switchTab(path);
      else pages.open(path);
      await settle();
    },
    async tap(what) {
      const page = front();
      const path = find(tree(), what);
      if (path.length === 0)
        throw new Error(`Nothing to tap as "${what}". On the page: ${linesOf(tree()).join(' | ')}`);
      dispatch(page, 'tap', path, { x: 0, y: 0 }, true);
      await settle();
    },
    async type(className, value) {
      const path = pathTo(tree(), (node) => hasClass(node, className));
      if (path.length === 0) throw new Error(`No field ${className}.`);
      dispatch(front(), 'input', path, { value, cursor: value.length }, false);
      await settle();
    },
    attribute(className, name) {
      const node = pathTo(tree(), (one) => hasClass(one, className)).at(-1);
      if (!node) throw new Error(`Nothing has the class ${className}.`);
      // Fields have a template each for having and not having the focus.
      const template = templates.get(`${node.nn}_blur`) ?? templates.get(String(node.nn)) ?? '';
      return attributeOf(node, template, name);
    },
    async waitFor(fn, timeoutMs = 8_000) {
      const until = Date.now() + timeoutMs;
      for (;;) {
        const value = await fn();
        if (value) return value;
        if (Date.now() > until)
          throw new Error(`Waited in vain. On the page: ${linesOf(tree()).join(' | ')}`);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    },
    async back() {
      pages.back();
      await settle();
    },
    hide() {
      pages.call(front(), 'onHide');
      appCall('onHide');
      for (const listener of host.onApp.hide) listener();
    },
    show() {
      appCall('onShow', launch);
      for (const listener of host.onApp.show) listener(launch);
      pages.call(front(), 'onShow');
    },
    share: () =>
      (pages.call(front(), 'onShareAppMessage', { from: 'menu' }) ?? {}) as { title?: string; path?: string },
    async close() {
      network.stop();
      timers.stop();
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

/** The templates of nodes by their number. */
function readTemplates(text: string): Map<string, string> {
  const found = text.matchAll(/<template name="tmpl_0_([^"]+)">([\s\S]*?)<\/template>/g);
  return new Map([...found].map(([, name = '', body = '']) => [name, body]));
}

/** Taro's templates say `{{i.key}}`, or `{{xs.b(i.key,whatElse)}}`. */
function attributeOf(node: ViewNode, template: string, name: string): unknown {
  const [, key = '', otherwise] =
    new RegExp(`\\s${name}="\\{\\{(?:xs\\.b\\()?i\\.(\\w+)(?:,([^)]*)\\))?\\}\\}"`).exec(template) ?? [];
  return node[key] ?? (otherwise === undefined ? undefined : JSON.parse(otherwise.replace('!1', 'false')));
}

function find(root: ViewNode, what: string): ViewNode[] {
  if (what.startsWith('#')) return pathTo(root, (node) => node.uid === what.slice(1));
  if (what.startsWith('.')) return pathTo(root, (node) => hasClass(node, what.slice(1)));
  const exact = pathTo(root, (node) => node.v === what);
  return exact.length > 0
    ? exact
    : pathTo(root, (node) => typeof node.v === 'string' && node.v.includes(what));
}

const redirected = (url: string, origin: string): string => {
  for (const [from, to] of [
    [BUILT_FOR, origin],
    [BUILT_FOR.replace('http', 'ws'), origin.replace('http', 'ws')],
  ] as const) {
    if (url.startsWith(from)) return to + url.slice(from.length);
  }
  return url;
};

import type { Timers } from './timers';
import { setPath } from './tree';

type Method = (this: PageInstance, ...input: unknown[]) => unknown;
export type PageConfig = Record<string, unknown> & { data?: Record<string, unknown> };

/** A page as the app sees it (`this` in its methods). */
export interface PageInstance {
  route: string;
  data: Record<string, unknown>;
  setData(data: Record<string, unknown>, done?: () => void): void;
  [member: string]: unknown;
}

export interface Pages {
  stack(): PageInstance[];
  top(): PageInstance | undefined;
  /** Whether the view has drawn this page for the first time. */
  isReady(page: PageInstance): boolean;
  open(url: string): void;
  redirect(url: string): void;
  relaunch(url: string): void;
  switchTab(url: string): void;
  back(): void;
  call(page: PageInstance, method: string, ...input: unknown[]): unknown;
  /** Unloads everything, as killing the app does not: for tidy ends of tests. */
  unloadAll(): void;
}

/** Both platforms keep at most ten. */
const DEEPEST = 10;

/** The page stack with the lifecycle that both platforms have: load, show, ready; hide below another one; unload when gone. */
export function createPages(
  configOf: (route: string) => PageConfig,
  tabs: readonly string[],
  timers: Timers,
  membersOf: (route: string, query: Record<string, string>) => Partial<PageInstance>,
): Pages {
  let stack: PageInstance[] = [];
  /** Tabs stay alive when another one is shown. */
  const keptTabs = new Map<string, PageInstance>();
  const ready = new WeakSet<PageInstance>();

  const call = (page: PageInstance, method: string, ...input: unknown[]) =>
    typeof page[method] === 'function' ? (page[method] as Method).apply(page, input) : undefined;

  const create = (route: string, options: Record<string, string>): PageInstance => {
    const config = configOf(route);
    const page: PageInstance = {
      ...config,
      ...membersOf(route, options),
      route,
      data: structuredClone(config.data ?? {}),
      setData(change, done) {
        // What crosses to the view is a copy, and comes back later.
        const copy = structuredClone(change);
        for (const [path, value] of Object.entries(copy)) setPath(page.data, path, value);
        if (done) timers.setTimeout(() => done.call(page));
      },
    };
    return page;
  };
  const load = (url: string): PageInstance => {
    const { route, query } = parse(url);
    const page = create(route, query);
    call(page, 'onLoad', query);
    return page;
  };
  const appear = (page: PageInstance, fresh: boolean) => {
    call(page, 'onShow');
    if (!fresh) return;
    timers.setTimeout(() => {
      ready.add(page);
      call(page, 'onReady');
    });
  };
  const top = () => stack[stack.length - 1];
  const dropAll = () => {
    for (const page of [...stack].reverse()) if (!tabs.includes(page.route)) call(page, 'onUnload');
  };

  return {
    stack: () => [...stack],
    top,
    isReady: (page) => ready.has(page),
    call,
    open(url) {
      if (tabs.includes(parse(url).route)) throw new Error('cannot navigateTo a tabbar page');
      if (stack.length >= DEEPEST) throw new Error('webview count limit exceed');
      const below = top();
      if (below) call(below, 'onHide');
      const page = load(url);
      stack.push(page);
      appear(page, true);
    },
    redirect(url) {
      const gone = stack.pop();
      if (gone) call(gone, 'onUnload');
      const page = load(url);
      stack.push(page);
      appear(page, true);
    },
    relaunch(url) {
      dropAll();
      for (const page of keptTabs.values()) call(page, 'onUnload');
      keptTabs.clear();
      const page = load(url);
      if (tabs.includes(page.route)) keptTabs.set(page.route, page);
      stack = [page];
      appear(page, true);
    },
    switchTab(url) {
      const { route } = parse(url);
      if (!tabs.includes(route)) throw new Error('not a tabbar page');
      const shown = top();
      if (shown?.route === route) return;
      if (shown && tabs.includes(shown.route)) call(shown, 'onHide');
      dropAll();
      const kept = keptTabs.get(route);
      const page = kept ?? load(url);
      keptTabs.set(route, page);
      stack = [page];
      appear(page, !kept);
    },
    back() {
      if (stack.length < 2) return;
      const gone = stack.pop();
      if (gone) call(gone, 'onUnload');
      const page = top();
      if (page) appear(page, false);
    },
    unloadAll() {
      dropAll();
      for (const page of keptTabs.values()) call(page, 'onUnload');
      stack = [];
    },
  };
}

export function parse(url: string): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?');
  const query: Record<string, string> = {};
  for (const part of search.split('&').filter(Boolean)) {
    const [key = '', value = ''] = part.split('=');
    query[decodeURIComponent(key)] = decodeURIComponent(value);
  }
  return { route: path.replace(/^\//, ''), query };
}

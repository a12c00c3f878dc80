import type { Target } from '@wanglai/contract/names';
import type { Tracker } from '../tracker';
import { pagePath, withChain } from './chain';

/** A native tap as mini-programs deliver it: to each ancestor with a handler in turn, innermost first. */
export interface NativeTap {
  type: string;
  timeStamp?: number;
  target?: NativeNode | null;
  currentTarget?: NativeNode | null;
}
interface NativeNode {
  id?: string;
  dataset?: Record<string, unknown>;
}

/** The object given to `Page({...})` or as `methods` to `Component({...})`. */
type Config = object;
type Open = Record<string, unknown>;
type Constructor = (config: Config) => unknown;
interface PageInstance {
  route?: string;
  __route__?: string;
  $taroPath?: string;
  options?: Record<string, unknown>;
}
interface ShareMessage {
  path?: string;
  query?: string;
  title?: string;
  promise?: Promise<ShareMessage>;
}

export interface AutoTrackOptions {
  /**
   * The element behind Taro's id of a node (`sid`), described; with `@tarojs/runtime`:
   * `(sid) => describeNode(document.getElementById(sid))`. Nothing: not a control, the next ancestor is asked.
   * Without this port a node's own `data-track-*` and `id` are used.
   */
  describe?(sid: string): Target | undefined;
  /** The page's name. Default: route and query as `/pages/article/index?id=7`. */
  pathOf?(page: object, query: Record<string, unknown>): string;
}

export interface AutoTrack {
  /** Makes a page's config (changed in place, returned) record views, leaves, taps and shares. Twice does no harm. */
  wrapPage<T extends Config>(config: T): T;
  /** The same for a component's config: its taps, and its pages' lifecycle where it is a page. */
  wrapComponent<T extends Config>(config: T): T;
  /** Records one native tap; further calls for the same one are ignored. Fits Taro's hook `modifyMpEvent`. */
  tap(event: NativeTap): void;
  /** Replaces `Page` and `Component` of a scope by ones that wrap. @returns puts the old ones back */
  instrumentGlobalPage(scope: { Page?: unknown; Component?: unknown }): () => void;
}

/** How close the calls for one tap are, ms, with the same `timeStamp` (which counts from each page's start) and without. */
const SAME_STAMP_MS = 500;
const SAME_NODE_MS = 30;

function describeNative({ id, dataset = {} }: NativeNode): Target | undefined {
  const { trackType, trackId, trackText, trackPosition } = dataset;
  if (!id && trackId === undefined && trackType === undefined) return undefined;
  return {
    type: String(trackType ?? 'view'),
    id: trackId === undefined ? id : String(trackId),
    text: trackText === undefined ? undefined : String(trackText),
    position: trackPosition === undefined ? undefined : Number(trackPosition),
  };
}

/** Wraps mini-program pages so that their own code needs no tracking calls; see `AutoTrack`. */
export function createAutoTrack(tracker: Tracker, options: AutoTrackOptions = {}): AutoTrack {
  const queries = new WeakMap<object, Record<string, unknown>>();
  const wrapped = new WeakSet<object>();
  let lastTap: unknown;
  let lastTapAt = 0;

  const describe = (node: NativeNode | null | undefined): Target | undefined => {
    if (!node) return undefined;
    if (!options.describe) return describeNative(node);
    const sid = node.dataset?.sid ?? node.id;
    return sid ? options.describe(String(sid)) : undefined;
  };
  const pathOf = (page: PageInstance) => {
    const query = queries.get(page) ?? page.options ?? {};
    return (
      options.pathOf?.(page, query) ?? pagePath(page.route || page.__route__ || page.$taroPath || '', query)
    );
  };

  /** Lets `note` see each call before the method itself; a fault in it never reaches the page. */
  const before = (config: Open, name: string, note: (page: PageInstance, argument: unknown) => void) => {
    const original = config[name];
    config[name] = function (this: PageInstance, ...args: unknown[]) {
      try {
        note(this, args[0]);
      } catch {}
      return typeof original === 'function' ? original.apply(this, args) : undefined;
    };
  };

  const tap = (event: NativeTap) => {
    // Taro's React plugin renames taps to clicks on the way.
    if (event?.type !== 'tap' && event?.type !== 'click') return;
    const at = Date.now();
    const stamped = typeof event.timeStamp === 'number';
    const key = stamped ? event.timeStamp : (event.target?.dataset?.sid ?? event.target?.id);
    if (key === lastTap && at - lastTapAt < (stamped ? SAME_STAMP_MS : SAME_NODE_MS)) return;
    const target = describe(event.currentTarget ?? event.target);
    if (!target) return;
    lastTap = key;
    lastTapAt = at;
    tracker.tap(target);
  };

  /** Adds the chain to what a page answers when it is shared: to `path`, or for the timeline to `query`. */
  const chainInto = (config: Open, name: string, field: 'path' | 'query') => {
    const original = config[name];
    if (typeof original !== 'function') return;
    config[name] = function (this: PageInstance, ...args: unknown[]) {
      const message = (original.apply(this, args) ?? {}) as ShareMessage;
      const { from, target } = (args[0] ?? {}) as { from?: string; target?: NativeNode };
      const chain = tracker.share({ from, title: message.title }, describe(target));
      const chained = (share: ShareMessage): ShareMessage => {
        if (field === 'path') return { ...share, path: withChain(share.path || pathOf(this), chain) };
        const query = share.query ?? pathOf(this).split('?')[1] ?? '';
        return { ...share, query: withChain(`?${query}`, chain).slice(1) };
      };
      const result = chained(message);
      if (message.promise) result.promise = message.promise.then(chained);
      return result;
    };
  };

  const once = (config: Config, wrap: (open: Open) => void) => {
    if (!wrapped.has(config)) {
      wrapped.add(config);
      wrap(config as Open);
    }
  };
  const wrapTaps = (config: Open) => {
    if (typeof config.eh === 'function') before(config, 'eh', (_page, event) => tap(event as NativeTap));
  };
  const wrapPage = <T extends Config>(config: T): T => {
    once(config, (open) => {
      before(open, 'onLoad', (page, query) => queries.set(page, { ...(query as object) }));
      before(open, 'onShow', (page) => tracker.pageShown(pathOf(page)));
      before(open, 'onHide', (page) => tracker.pageHidden(pathOf(page)));
      before(open, 'onUnload', (page) => tracker.pageHidden(pathOf(page)));
      chainInto(open, 'onShareAppMessage', 'path');
      chainInto(open, 'onShareTimeline', 'query');
      wrapTaps(open);
    });
    return config;
  };
  const wrapComponent = <T extends Config>(config: T): T => {
    const open = config as Open;
    const methods = (open.methods ?? {}) as Open;
    if (open.onLoad || open.onShow) wrapPage(config);
    else if (methods.onLoad || methods.onShow) wrapPage(methods);
    else once(methods, wrapTaps);
    return config;
  };

  return {
    wrapPage,
    wrapComponent,
    tap,
    instrumentGlobalPage(scope) {
      const { Page, Component } = scope;
      if (typeof Page === 'function')
        scope.Page = (config: Config) => (Page as Constructor)(wrapPage(config));
      if (typeof Component === 'function') {
        scope.Component = (config: Config) => (Component as Constructor)(wrapComponent(config));
      }
      return () => {
        if (Page) scope.Page = Page;
        if (Component) scope.Component = Component;
      };
    },
  };
}

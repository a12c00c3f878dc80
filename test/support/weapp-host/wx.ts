import type { Network } from './network';
import type { Pages } from './pages';
import type { Timers } from './timers';
import { all, fitsSelector, type ViewNode } from './tree';

type Options = Record<string, unknown> & {
  success?(reply: object): void;
  fail?(error: object): void;
  complete?(reply: object): void;
};

export interface WxHost {
  pages: Pages;
  network: Network;
  timers: Timers;
  storage: Map<string, unknown>;
  launch: { path: string; query: Record<string, string>; scene: number };
  /** Interfaces the app called by name, oldest first: toasts, titles and the like. */
  calls: { name: string; options: unknown }[];
  onApp: { show: ((options: object) => void)[]; hide: (() => void)[] };
  /** Whether WeChat's own privacy gate is still closed. */
  privacyNeeded: boolean;
}

/** The `wx` object: what the app uses does what WeChat's does; the rest of the known names answer ok. */
export function createWx(host: WxHost): Record<string, unknown> {
  const { pages, network, storage, timers } = host;
  const done = (options: Options | undefined, name: string, reply: object = {}) => {
    const answer = { ...reply, errMsg: `${name}:ok` };
    timers.setTimeout(() => {
      options?.success?.(answer);
      options?.complete?.(answer);
    });
  };
  const failed = (options: Options | undefined, name: string, why: string) => {
    const answer = { errMsg: `${name}:fail ${why}` };
    timers.setTimeout(() => {
      options?.fail?.(answer);
      options?.complete?.(answer);
    });
  };
  const noted = (name: string) => (options?: Options) => {
    host.calls.push({ name, options });
    done(options, name);
  };
  const route = (name: string, act: (url: string) => void) => (options: Options) => {
    try {
      act(String(options['url'] ?? ''));
      done(options, name);
    } catch (error) {
      failed(options, name, (error as Error).message);
    }
  };
  const system = {
    platform: 'devtools',
    system: 'iOS 17.0',
    brand: 'host',
    model: 'host',
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    pixelRatio: 2,
    windowWidth: 375,
    windowHeight: 667,
    screenWidth: 375,
    screenHeight: 667,
    statusBarHeight: 20,
    safeArea: { top: 20, bottom: 667, left: 0, right: 375, width: 375, height: 647 },
  };
  const wx: Record<string, unknown> = {
    getSystemInfoSync: () => system,
    getSystemInfo: (options: Options) => done(options, 'getSystemInfo', system),
    getAppBaseInfo: () => system,
    getWindowInfo: () => system,
    getDeviceInfo: () => system,
    getLaunchOptionsSync: () => host.launch,
    getEnterOptionsSync: () => host.launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
    canIUse: () => true,
    getMenuButtonBoundingClientRect: () => ({
      top: 24,
      bottom: 56,
      left: 281,
      right: 368,
      width: 87,
      height: 32,
    }),

    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 }),

    request: network.request,
    connectSocket: network.connectSocket,
    onNetworkStatusChange: network.onStatus,
    getNetworkType: (options: Options) =>
      done(options, 'getNetworkType', { networkType: network.online ? 'wifi' : 'none' }),

    login: (options: Options) => done(options, 'login', { code: `host-${Date.now()}` }),
    getPrivacySetting: (options: Options) =>
      done(options, 'getPrivacySetting', {
        needAuthorization: host.privacyNeeded,
        privacyContractName: '指引',
      }),
    onNeedPrivacyAuthorization: () => {},
    openPrivacyContract: noted('openPrivacyContract'),
    onThemeChange: () => {},
    onAppShow: (listener: () => void) => void host.onApp.show.push(listener),
    onAppHide: (listener: () => void) => void host.onApp.hide.push(listener),
    onError: () => {},
    onUnhandledRejection: () => {},
    onPageNotFound: () => {},

    navigateTo: route('navigateTo', (url) => pages.open(url)),
    redirectTo: route('redirectTo', (url) => pages.redirect(url)),
    reLaunch: route('reLaunch', (url) => pages.relaunch(url)),
    switchTab: route('switchTab', (url) => pages.switchTab(url)),
    navigateBack: (options: Options) => {
      pages.back();
      done(options, 'navigateBack');
    },

    createSelectorQuery: () => selectorQuery(pages, timers),
    createIntersectionObserver: (page: { data: { root?: ViewNode } }) => {
      let connected = true;
      const observer = {
        relativeToViewport: () => observer,
        relativeTo: () => observer,
        // Everything stands in view: this host lays nothing out.
        observe(selector: string, seen: (sighting: object) => void) {
          timers.setTimeout(() => {
            if (!connected) return;
            for (const node of all(page.data.root ?? {}, fitsSelector(selector))) {
              const id = node.uid ?? node.sid;
              seen({ id, dataset: { sid: node.sid }, intersectionRatio: 1, time: Date.now() });
            }
          }, 50);
        },
        disconnect() {
          connected = false;
        },
      };
      return observer;
    },
    nextTick: (run: () => void) => timers.setTimeout(run),
  };
  for (const name of [
    'showToast',
    'hideToast',
    'showModal',
    'setNavigationBarTitle',
    'setNavigationBarColor',
  ]) {
    wx[name] = noted(name);
  }
  for (const name of ['setTabBarStyle', 'setTabBarItem', 'setBackgroundColor', 'hideTabBar', 'showTabBar']) {
    wx[name] = noted(name);
  }
  for (const name of ['stopPullDownRefresh', 'pageScrollTo', 'previewImage', 'setClipboardData']) {
    wx[name] = noted(name);
  }
  return wx;
}

/** One result per query, in order; boxes are made up, as there is no layout. */
function selectorQuery(pages: Pages, timers: Timers) {
  const asked: { selector: string; many: boolean; answer?(found: unknown): void }[] = [];
  const query = {
    in: () => query,
    select: (selector: string) => node(selector, false),
    selectAll: (selector: string) => node(selector, true),
    selectViewport: () => node('', false),
    exec(answer?: (results: unknown[]) => void) {
      timers.setTimeout(() => {
        const root = pages.top()?.data['root'] as ViewNode | undefined;
        const results = asked.map(({ selector, many }) => {
          const boxes = selector
            ? all(root ?? {}, fitsSelector(selector)).map((found) => ({ ...BOX, id: found.uid ?? found.sid }))
            : [BOX];
          return many ? boxes : (boxes[0] ?? null);
        });
        asked.forEach((one, index) => {
          one.answer?.(results[index]);
        });
        answer?.(results);
      });
      return query;
    },
  };
  const node = (selector: string, many: boolean) => {
    const ask = (answer?: (found: unknown) => void) => {
      asked.push({ selector, many, answer });
      return query;
    };
    return {
      boundingClientRect: ask,
      scrollOffset: ask,
      fields: (_fields: object, answer?: (found: unknown) => void) => ask(answer),
      node: ask,
      context: ask,
    };
  };
  return query;
}

const BOX = {
  top: 0,
  left: 0,
  right: 375,
  bottom: 1_200,
  width: 375,
  height: 1_200,
  scrollTop: 0,
  scrollLeft: 0,
};

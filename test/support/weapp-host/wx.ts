import { createAnswers, type Options } from '../mini-program-host/answers';
import { boxesOf, type Query, SCREEN } from '../mini-program-host/boxes';
import type { Pages } from '../mini-program-host/pages';
import type { Host } from '../mini-program-host/platform';
import type { Timers } from '../mini-program-host/timers';
import { all, fitsSelector, type ViewNode } from '../mini-program-host/tree';
import { createWxNetwork } from './network';

/** The `wx` object: what the app uses does what WeChat's does; the rest of the known names answer ok. */
export function createWx(host: Host, privacyNeeded: boolean): Record<string, unknown> {
  const { pages, network, storage, timers } = host;
  const { done, noted, route } = createAnswers(host, {
    done: (name) => ({ errMsg: `${name}:ok` }),
    failed: (name, why) => ({ errMsg: `${name}:fail ${why}` }),
  });
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
    windowWidth: SCREEN.width,
    windowHeight: SCREEN.height,
    screenWidth: SCREEN.width,
    screenHeight: SCREEN.height,
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

    ...createWxNetwork(network, timers),
    getNetworkType: (options: Options) =>
      done(options, 'getNetworkType', { networkType: network.online ? 'wifi' : 'none' }),

    login: (options: Options) => done(options, 'login', { code: `host-${Date.now()}` }),
    getPrivacySetting: (options: Options) =>
      done(options, 'getPrivacySetting', {
        needAuthorization: privacyNeeded,
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

function selectorQuery(pages: Pages, timers: Timers) {
  const asked: (Query & { answer?(found: unknown): void })[] = [];
  const query = {
    in: () => query,
    select: (selector: string) => node(selector, false),
    selectAll: (selector: string) => node(selector, true),
    selectViewport: () => node('', false),
    exec(answer?: (results: unknown[]) => void) {
      timers.setTimeout(() => {
        const results = boxesOf((pages.top()?.data['root'] ?? {}) as ViewNode, asked);
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

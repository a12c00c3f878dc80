import { createAnswers, type Options } from '../mini-program-host/answers';
import { SCREEN } from '../mini-program-host/boxes';
import type { Host } from '../mini-program-host/platform';
import { createMyNetwork } from './network';

/** Interfaces of which only the call is kept. */
const NOTED = [
  'showToast',
  'hideToast',
  'alert',
  'confirm',
  'setNavigationBar',
  'setTabBarStyle',
  'setTabBarItem',
  'setBackgroundColor',
  'hideTabBar',
  'showTabBar',
  'stopPullDownRefresh',
  'pageScrollTo',
  'previewImage',
  'setClipboard',
];

/** The `my` object, as far as the app uses it. What is not here is not there for the app either. */
export function createMy(host: Host, authCode: () => string): Record<string, unknown> {
  const { pages, network, storage } = host;
  const { done, noted, route } = createAnswers(host, {
    done: () => ({}),
    failed: (_name, errorMessage) => ({ error: 2, errorMessage }),
  });
  const keyOf = (options: unknown): string => {
    const { key } = (options ?? {}) as { key?: unknown };
    if (typeof key !== 'string') throw new TypeError('Storage of Alipay takes an object with a key.');
    return key;
  };

  const my: Record<string, unknown> = {
    SDKVersion: '2.9.0',
    getSystemInfoSync: () => ({
      app: 'alipay',
      platform: 'iOS',
      system: '17.0',
      brand: 'host',
      model: 'host',
      version: '10.5.0',
      language: 'zh-Hans',
      pixelRatio: 2,
      windowWidth: SCREEN.width,
      windowHeight: SCREEN.height,
      screenWidth: SCREEN.width,
      screenHeight: SCREEN.height,
      statusBarHeight: 20,
      titleBarHeight: 44,
    }),
    getAppBaseInfo: () => ({ SDKVersion: '2.9.0', language: 'zh-Hans', version: '10.5.0' }),
    getLaunchOptionsSync: () => host.launch,
    getEnterOptionsSync: () => host.launch,
    canIUse: (name: string) => name in my,

    // What is stored is JSON; a key that is not there has `null`.
    getStorageSync: (options: unknown) => ({ data: storage.get(keyOf(options)) ?? null }),
    setStorageSync: (options: { key: string; data: unknown }) => {
      storage.set(keyOf(options), JSON.parse(JSON.stringify(options.data)));
      return { success: true };
    },
    removeStorageSync: (options: unknown) => {
      storage.delete(keyOf(options));
      return { success: true };
    },

    ...createMyNetwork(host),
    getNetworkType: (options: Options) =>
      done(options, 'getNetworkType', {
        networkAvailable: network.online,
        networkType: network.online ? 'WIFI' : 'NOTREACHABLE',
      }),

    getAuthCode: (options: Options) =>
      done(options, 'getAuthCode', { authCode: authCode(), authSuccessScopes: [options['scopes']] }),
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
  };
  for (const name of NOTED) my[name] = noted(name);
  return my;
}

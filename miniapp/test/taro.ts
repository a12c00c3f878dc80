import { useEffect } from 'react';

const kept = new Map<string, unknown>();
const done = async () => ({});

/** As much of Taro as components ask for, without a platform. */
const Taro = {
  getStorageSync: (key: string) => kept.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
  removeStorageSync: (key: string) => void kept.delete(key),
  getAppBaseInfo: () => ({ theme: 'light' }),
  getSystemInfoSync: () => ({ windowHeight: 800 }),
  getLaunchOptionsSync: () => ({ path: 'pages/home/index', query: {} }),
  getCurrentPages: () => [{}],
  getCurrentInstance: () => ({ page: null }),
  onThemeChange() {},
  onNetworkStatusChange() {},
  navigateTo: jest.fn(done),
  switchTab: jest.fn(done),
  hideTabBar: done,
  showTabBar: done,
  previewImage: done,
  request: jest.fn(),
};
export default Taro;

// biome-ignore lint/correctness/useExhaustiveDependencies: a page is shown once here
export const useDidShow = (run: () => void) => useEffect(run, []);
export const useDidHide = () => {};
export const useUnload = () => {};
export const usePageScroll = () => {};
export const usePullDownRefresh = () => {};
export const useReachBottom = () => {};
export const useShareAppMessage = () => {};
export const useRouter = () => ({ params: {} });

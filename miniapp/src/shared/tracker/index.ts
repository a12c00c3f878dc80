import Taro from '@tarojs/taro';
import { createTracker, type EntryOptions } from '@wanglai/tracker';
import { readText, removeText, writeText } from '@/platform/storage';
import { client, personNow } from '../session/client';
import { clockShift } from './clock';
import { sendBatch } from './delivery';
import { instrument } from './instrument';

type PageListener = (page: string) => void;
const pageListeners = new Set<PageListener>();
const lostListeners = new Set<() => void>();

const recorder = createTracker({
  // `wl.…` are the app's own keys.
  prefix: 'wl-tracker',
  storage: { get: readText, set: writeText, remove: removeText },
  send: sendBatch,
  clock: () => Date.now() + clockShift.get(),
  entry,
  onConsentLost: () => {
    for (const listener of [...lostListeners]) listener();
  },
  onUnauthorised: async () => (await client.renew()) !== null,
  onOnline: (listener) =>
    Taro.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) listener();
    }),
});

/** The one tracker of the app. Pages and taps reach it by themselves (`instrument`); screens do not call it for those. */
export const tracker: typeof recorder = {
  ...recorder,
  pageShown(page, props) {
    for (const listener of [...pageListeners]) listener(page);
    recorder.pageShown(page, props);
  },
};

/** Told of each page before its view is stamped. */
export function beforePage(listener: PageListener): () => void {
  pageListeners.add(listener);
  return () => pageListeners.delete(listener);
}

/** Told when the server takes nothing more, because the grant was withdrawn elsewhere; recording has stopped. */
export function onConsentLost(listener: () => void): () => void {
  lostListeners.add(listener);
  return () => lostListeners.delete(listener);
}

/** Wires pages, taps and the person; to be called once, before any page is made. */
export function startTracking(): void {
  instrument(tracker);
  tracker.identify(personNow());
  client.session.onChange(() => tracker.identify(personNow()));
}

export function entry(): EntryOptions {
  const { path, query, scene } = Taro.getLaunchOptionsSync();
  return { page: `/${(path ?? '').replace(/^\//, '')}`, query, props: scene ? { scene: String(scene) } : {} };
}

import type { ClientEventType, Interaction } from '@wanglai/contract/names';
import type { Props } from './bounds';

/** Synchronous key-value texts (`wx.getStorageSync`, `localStorage`). May throw; the tracker then goes on in memory. */
export interface StoragePort {
  get(key: string): string | null | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** One request to `POST /api/v1/interactions`. `body` is JSON text, or its gzip when `encoding` says so. */
export interface Batch {
  body: string | Uint8Array;
  encoding?: 'gzip';
  count: number;
  /** The app is going to the background: prefer a way of sending that outlives the page (fetch `keepalive`). */
  leaving?: boolean;
}

/** What came back: HTTP status, body (parsed or text) and the raw `Retry-After` header. No answer at all: reject. */
export interface SendReply {
  status: number;
  body?: unknown;
  retryAfter?: string | number | null;
}

/** An event the server (or a bound) refused for good. It is not sent again. */
export interface RejectedEvent {
  event: Interaction;
  code: string;
  message: string;
  /** The first bad field, where the form of the event was wrong. */
  path?: string;
}

/** Where the app was opened: path, query (carries the share chain) and anything else worth keeping, such as `scene`. */
export interface EntryOptions {
  page?: string;
  query?: Record<string, unknown>;
  props?: Props;
}

export interface TrackerPorts {
  storage: StoragePort;
  send(batch: Batch): Promise<SendReply>;
  /** Used for bodies over 1 KB, never while leaving; when it fails the plain text goes. */
  gzip?(text: string): Uint8Array | Promise<Uint8Array>;
  /** The device's true clock, ms since 1970: `sentAt`, ids. Default `Date.now`. */
  now?(): number;
  /** A clock that nobody can set, ms from any beginning: dwell. Default `performance.now`, else `now`. */
  steady?(): number;
  /** The clock that stamps `at` and decides sessions. Default `now`; the demo's time machine shifts it. */
  clock?(): number;
  random?(): number;
  setTimeout?(run: () => void, ms: number): unknown;
  clearTimeout?(timer: unknown): void;
  /** Told once at creation: call `listener` when the network is back. */
  onOnline?(listener: () => void): void;
  /** The server said 401: get a fresh token. `false` or a rejection: no second try now. */
  onUnauthorised?(): unknown;
  onRejected?(rejected: RejectedEvent[]): void;
  /** The server says that nothing may be recorded; the tracker has stopped, as by `setConsent(false)`. */
  onConsentLost?(): void;
  /** How the app was opened, asked when the grant comes after the launch; without it such a launch is not recorded. */
  entry?(): EntryOptions | undefined;
  /** Faults inside the tracker or its ports, and events that were refused for good; they never reach the caller. */
  onError?(error: unknown): void;
}

export interface TrackerSettings {
  /** The decision as the host remembers it. `undefined`: not known yet, nothing is kept and nothing stored is touched. */
  consent?: boolean;
  /** First part of every storage key. Default `wl`. */
  prefix?: string;
  /** Send when so many events wait. Default 20. */
  batchSize?: number;
  /** Send so long after the first waiting event, ms. Default 3,000; 0 sends at once. */
  flushMs?: number;
  /** Most events kept while they cannot be sent. Default 1,000. */
  queueSize?: number;
  /** A request without an answer counts as failed after so long, ms. Default 30,000. */
  timeoutMs?: number;
  /** Share of sessions, 0..1, in which a type is recorded; types left out are always recorded. */
  sample?: Partial<Record<ClientEventType, number>>;
}

export type TrackerConfig = TrackerPorts & TrackerSettings;

/** Ports and settings with every default filled in, and a storage that does not throw. */
export function withDefaults(config: TrackerConfig) {
  const now = config.now ?? Date.now;
  const failed = (error: unknown) => config.onError?.(error);
  const { storage } = config;
  const calm = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      failed(error);
      return undefined;
    }
  };
  return {
    ...config,
    now,
    steady: config.steady ?? steadyClock() ?? now,
    clock: config.clock ?? now,
    random: config.random ?? Math.random,
    setTimeout: config.setTimeout ?? ((run: () => void, ms: number): unknown => setTimeout(run, ms)),
    clearTimeout: config.clearTimeout ?? ((timer: unknown) => clearTimeout(timer as number)),
    prefix: config.prefix ?? 'wl',
    batchSize: config.flushMs === 0 ? 1 : (config.batchSize ?? 20),
    flushMs: config.flushMs ?? 3_000,
    queueSize: config.queueSize ?? 1_000,
    timeoutMs: config.timeoutMs ?? 30_000,
    calm,
    /** Storage texts; empty and missing are the same. `set` tells whether it was kept. */
    storage: {
      get: (key: string) => calm(() => storage.get(key)) || '',
      set: (key: string, value: string) =>
        calm(() => {
          storage.set(key, value);
          return true;
        }) === true,
      remove: (key: string) => calm(() => storage.remove(key)),
    },
  };
}

export type Host = ReturnType<typeof withDefaults>;

/** Mini-programs may have none, nor a global object to look for it in. */
function steadyClock(): (() => number) | undefined {
  if (typeof performance === 'undefined' || !performance.now) return undefined;
  return () => performance.now();
}

import { ApiError, type Client, createClient } from '@wanglai/client';
import type { RecordReply, RecordRequest, Target } from '@wanglai/contract/names';
import { type Batch, createTracker, type SendReply, type Tracker } from '@wanglai/tracker';
import type { Tally } from './tally';

export const HOME = '/pages/home/index';
export const articlePage = (id: string) => `/subpackages/content/pages/article/index?id=${id}`;

/** One person's phone: the app's own tracker and client, and a clock that can be set back. */
export interface Device {
  personId: string;
  client: Client;
  tracker: Tracker;
  /** The clock that stamps events. Null: the true one. */
  setClock(at: number | null): void;
  /** Lets the set clock go on. */
  pass(ms: number): void;
  /** Sends what waits and settles when all of it is acknowledged, however long the server is away; early when aborted. */
  deliver(signal: AbortSignal): Promise<void>;
}

export interface Surroundings {
  origin: string;
  tally: Tally;
  signal: AbortSignal;
}

/** Signs somebody in and gives them their phone, on which they have agreed to be recorded. */
export async function openDevice(who: { name: string; zone: string }, around: Surroundings): Promise<Device> {
  const client = clientOf(around.origin);
  const session = await patiently(
    () => client.call('POST /auth/demo', { body: { persona: 'consumer', ...who } }),
    around.signal,
  );
  client.session.signIn(session);
  let set: number | null = null;
  const waiting = new Set<string>();
  const kept = new Map<string, string>();
  const tracker = createTracker({
    storage: {
      get: (key) => kept.get(key),
      set: (key, text) => void kept.set(key, text),
      remove: (key) => void kept.delete(key),
    },
    clock: () => set ?? Date.now(),
    setTimeout: (run, ms) => setTimeout(run, ms).unref(),
    send: (batch) => send(client, batch, waiting, around.tally),
    onUnauthorised: async () => (await client.renew()) !== null,
    consent: true,
  });
  const personId = session.person?.id ?? '';
  tracker.identify(personId);
  return {
    personId,
    client,
    tracker,
    setClock(at) {
      set = at;
    },
    pass(ms) {
      if (set !== null) set += ms;
    },
    async deliver(signal) {
      for (await tracker.flush(); waiting.size && !signal.aborted; await tracker.flush())
        await sleep(500, signal);
    },
  };
}

/** Brings one batch to the server as the app does: views and leaves of an article say which one it is. */
async function send(client: Client, batch: Batch, waiting: Set<string>, tally: Tally): Promise<SendReply> {
  const request = JSON.parse(String(batch.body)) as RecordRequest;
  for (const event of request.events) {
    event.target ??= event.type === 'view' || event.type === 'leave' ? targetOf(event.page) : undefined;
    if (waiting.has(event.id)) continue;
    waiting.add(event.id);
    tally.sent++;
  }
  try {
    const reply = await client.raw('POST', '/interactions', JSON.stringify(request), {
      'Content-Type': 'application/json',
    });
    tally.answered(reply.status);
    if (reply.status !== 202) return { status: reply.status, body: reply.text };
    const { accepted, duplicates, rejected } = JSON.parse(reply.text) as RecordReply;
    tally.acknowledged += accepted + duplicates;
    for (const { code } of rejected) tally.refused(code);
    for (const { id } of request.events) waiting.delete(id);
    return { status: reply.status, body: reply.text };
  } catch (error) {
    tally.answered(0);
    throw error;
  }
}

function targetOf(page: string): Target | undefined {
  const id = /article\/index\?id=([0-9a-f]{24})/.exec(page)?.[1];
  return id ? { type: 'content', id } : undefined;
}

export function clientOf(origin: string): Client {
  let kept: string | null = null;
  return createClient({
    origin,
    locale: () => 'zh-CN',
    store: {
      get: () => kept,
      set: (text) => {
        kept = text;
      },
    },
    send: async ({ method, url, headers, body }) => {
      const reply = await fetch(url, { method, headers, body: body as BodyInit | undefined });
      return { status: reply.status, text: await reply.text() };
    },
  });
}

/** Asks again, for as long as it takes, when the server is away or has had enough for now. */
export async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const worth =
        error instanceof ApiError && (error.offline || error.status === 429 || error.status === 503);
      if (!worth || signal.aborted) throw error;
      await sleep(1_000, signal);
    }
  }
}

/** Settles after so long, or at once when aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

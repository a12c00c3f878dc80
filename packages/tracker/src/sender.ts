import { type BadField, type Interaction, LIMITS, type RecordReply } from '@wanglai/contract/names';
import type { Batch, Host, RejectedEvent, SendReply } from './ports';
import type { Item, Queue } from './queue';

const BACKOFF_BASE_MS = 1_000;
const BACKOFF_FLOOR_MS = 100;
const BACKOFF_CAP_MS = 60_000;
const RETRY_AFTER_CAP_MS = 3_600_000;
const GZIP_FROM_CHARS = 1_024;
/** What stands around the events in a body. */
const ENVELOPE_BYTES = 64;

export type Sender = ReturnType<typeof createSender>;

function parsed(body: unknown): Record<string, unknown> {
  try {
    const value: unknown = typeof body === 'string' ? JSON.parse(body) : body;
    if (value && typeof value === 'object') return value as Record<string, unknown>;
  } catch {}
  return {};
}

/** Positions of events that a problem document names (`events.3.type`), with what is wrong with each. */
function namedEvents(problem: Record<string, unknown>, count: number): Map<number, string> {
  const named = new Map<number, string>();
  for (const field of Array.isArray(problem.fields) ? (problem.fields as Partial<BadField>[]) : []) {
    const index = /^events\.(\d+)(\.|$)/.exec(String(field?.path))?.[1];
    if (index && Number(index) < count) named.set(Number(index), String(field.message));
  }
  return named;
}

/** Sends the queue's oldest events, one request at a time, until each is acknowledged or refused for good. */
export function createSender(host: Host, queue: Queue, changed: () => void, consentLost: () => void) {
  /** Grows when everything is thrown away; an answer to an older epoch says nothing any more. */
  let epoch = 0;
  let running: Promise<void> | undefined;
  let timer: unknown;
  let failures = 0;
  let backingOff = false;
  /** The server asked for this pause, so hints do not shorten it. */
  let ordered = false;
  /** Everything up to this seq is to go now. */
  let goal = 0;
  /** Most events in the next request: halved when one is refused, doubled when one is taken. */
  let limit: number = LIMITS.eventsPerRequest;

  const stopTimer = () => {
    if (timer !== undefined) host.clearTimeout(timer);
    timer = undefined;
  };
  const schedule = (ms: number) => {
    stopTimer();
    timer = host.setTimeout(() => {
      timer = undefined;
      pump();
    }, ms);
  };

  /** Full jitter: anything from a short breath up to the ceiling, which doubles with each failure. */
  const backOff = (retryAfter?: SendReply['retryAfter']) => {
    const ceiling = Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** Math.min(failures++, 16));
    let asked = Number(retryAfter ?? 0) * 1_000;
    if (Number.isNaN(asked)) asked = Date.parse(String(retryAfter)) - host.now() || 0;
    ordered = asked > 0;
    backingOff = true;
    schedule(Math.max(BACKOFF_FLOOR_MS, host.random() * ceiling, Math.min(asked, RETRY_AFTER_CAP_MS)));
  };

  const refuse = (items: Item[], reason: (index: number) => Omit<RejectedEvent, 'event'> | undefined) => {
    const rejected: RejectedEvent[] = [];
    items.forEach((item, index) => {
      const why = reason(index);
      if (!why) return;
      const { code, message, path } = why;
      rejected.push({ event: JSON.parse(item.json) as Interaction, code, message, ...(path && { path }) });
      // That nothing may be recorded is no fault; whatever else is dropped for good is one.
      if (code !== 'consent.not-granted')
        host.onError?.(new Error([code, path, message].filter(Boolean).join(': ')));
    });
    if (rejected.length) host.calm(() => host.onRejected?.(rejected));
    return rejected.some(({ code }) => code === 'consent.not-granted');
  };

  const post = async (items: Item[], leaving: boolean, mine: number): Promise<SendReply | undefined> => {
    const sentAt = new Date(host.now()).toISOString();
    const text = `{"sentAt":"${sentAt}","events":[${items.map((item) => item.json).join(',')}]}`;
    const batch: Batch = { body: text, count: items.length };
    if (leaving) batch.leaving = true;
    else if (host.gzip && text.length > GZIP_FROM_CHARS) {
      try {
        const body = await host.gzip(text);
        Object.assign(batch, { body, encoding: 'gzip' });
      } catch (error) {
        host.onError?.(error);
      }
      if (mine !== epoch) return undefined;
    }
    let watchdog: unknown;
    const late = new Promise<undefined>((resolve) => {
      watchdog = host.setTimeout(() => resolve(undefined), host.timeoutMs);
    });
    try {
      return await Promise.race([host.send(batch), late]);
    } catch {
      return undefined;
    } finally {
      host.clearTimeout(watchdog);
    }
  };

  const refreshed = async () => {
    try {
      return (await host.onUnauthorised?.()) !== false;
    } catch {
      return false;
    }
  };

  /** One request. True: go on at once; false: wait. */
  const attempt = async (mine: number, leaving: boolean): Promise<boolean> => {
    const items = queue.hold(limit, LIMITS.requestBytes - ENVELOPE_BYTES);
    let reply = await post(items, leaving, mine);
    if (
      mine === epoch &&
      reply?.status === 401 &&
      host.onUnauthorised &&
      (await refreshed()) &&
      mine === epoch
    ) {
      reply = await post(items, false, mine);
    }
    if (mine !== epoch) return false;
    queue.release();
    const status = reply?.status ?? 0;
    const body = parsed(reply?.body);
    let gone: Item[] = [];
    let refused = false;
    if (status === 202) {
      const rejected = Array.isArray(body.rejected) ? (body.rejected as RecordReply['rejected']) : [];
      refused = refuse(items, (index) => rejected.find((entry) => entry?.index === index));
      gone = items;
    } else if (status === 400 || status === 413 || status === 422) {
      const named = namedEvents(body, items.length);
      const code = String(body.code ?? status);
      if (!named.size && items.length > 1) {
        limit = items.length >> 1;
        return true;
      }
      gone = named.size ? items.filter((_, index) => named.has(index)) : items;
      refuse(items, (index) => {
        const message = named.size ? named.get(index) : String(body.message ?? '');
        return message === undefined ? undefined : { code, message };
      });
    } else {
      backOff(status === 401 ? null : reply?.retryAfter);
      return false;
    }
    // A host that withdraws the grant from within onRejected has emptied the queue already.
    if (mine !== epoch) return false;
    if (refused) {
      consentLost();
      return false;
    }
    queue.remove(gone);
    failures = 0;
    limit = Math.min(limit * 2, LIMITS.eventsPerRequest);
    changed();
    return true;
  };

  const due = () => queue.length() > 0 && (queue.firstSeq() <= goal || queue.length() >= host.batchSize);

  const run = async (mine: number, leaving: boolean) => {
    while (mine === epoch && due() && (await attempt(mine, leaving)));
    if (mine !== epoch) return;
    running = undefined;
    if (queue.length() && timer === undefined) schedule(host.flushMs);
  };

  function pump(leaving = false): Promise<void> {
    goal = queue.lastSeq();
    if (running) return running;
    if (!queue.length()) return Promise.resolve();
    stopTimer();
    backingOff = ordered = false;
    // Set first: a host may record something from within `send`.
    running = Promise.resolve();
    running = run(epoch, leaving);
    return running;
  }

  return {
    /** An event was added. */
    offered() {
      if (running || backingOff) return;
      if (queue.length() >= host.batchSize) pump();
      else if (timer === undefined) schedule(host.flushMs);
    },
    /** Sends all there is now, also during a backoff, but not during a pause the server asked for. */
    flush: (leaving = false): Promise<void> => (ordered ? Promise.resolve() : pump(leaving)),
    stop() {
      epoch++;
      stopTimer();
      running = undefined;
      failures = goal = 0;
      limit = LIMITS.eventsPerRequest;
      backingOff = ordered = false;
    },
  };
}

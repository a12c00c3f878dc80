import type { Interaction, RecordRequest } from '@wanglai/contract/names';
import type { Batch, SendReply, StoragePort, TrackerConfig } from '../ports';
import { createTracker, type Tracker } from '../tracker';

/** Answers one request; throwing is a network failure. `store` puts the events on the stream, each id once. */
export type Answer = (
  request: RecordRequest,
  store: () => SendReply,
  batch: Batch,
) => SendReply | Promise<SendReply>;

interface Timer {
  at: number;
  run: () => void;
}

/** A device with virtual time, storage that outlives the app, and a server that stores each id once. */
export class World implements StoragePort {
  now = Date.parse('2026-11-21T12:00:00.000Z');
  /** As long as it has run; nobody can set it. */
  steady = 0;
  readonly storage = new Map<string, string>();
  writes: { key: string; length: number }[] = [];
  readonly stored: Interaction[] = [];
  readonly requests: RecordRequest[] = [];
  readonly batches: Batch[] = [];
  readonly rejected: string[] = [];
  inFlight = 0;
  mostInFlight = 0;
  answer: Answer = (_request, store) => store();
  private timers: Timer[] = [];
  private readonly ids = new Set<string>();

  get = (key: string) => this.storage.get(key) ?? '';
  set = (key: string, value: string) => {
    this.writes.push({ key, length: value.length });
    this.storage.set(key, value);
  };
  remove = (key: string) => void this.storage.delete(key);

  private store(request: RecordRequest): SendReply {
    const fresh = request.events.filter((event) => !this.ids.has(event.id));
    for (const event of fresh) this.ids.add(event.id);
    this.stored.push(...fresh);
    const duplicates = request.events.length - fresh.length;
    return { status: 202, body: { accepted: fresh.length, duplicates, rejected: [] } };
  }

  /** Starts the app (again): timers of the one before are gone, as after a kill. */
  start(config: Partial<TrackerConfig> = {}): Tracker {
    const timers: Timer[] = [];
    this.timers = timers;
    return createTracker({
      storage: this,
      now: () => this.now,
      steady: () => this.steady,
      random: () => 0.5,
      setTimeout: (run, ms) => {
        const timer = { at: this.now + ms, run };
        timers.push(timer);
        return timer;
      },
      clearTimeout: (timer) => {
        const at = timers.indexOf(timer as Timer);
        if (at >= 0) timers.splice(at, 1);
      },
      send: async (batch) => {
        this.batches.push(batch);
        const request = JSON.parse(
          typeof batch.body === 'string' ? batch.body : '{"events":[]}',
        ) as RecordRequest;
        this.requests.push(request);
        this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
        try {
          return await this.answer(request, () => this.store(request), batch);
        } finally {
          this.inFlight--;
        }
      },
      onRejected: (list) => this.rejected.push(...list.map(({ event }) => event.id)),
      consent: true,
      ...config,
    });
  }

  /** Lets everything that is ready run, without time passing. */
  async settle() {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Time passes; timers run in their order, each followed by what it set in motion. */
  async pass(ms: number) {
    const end = this.now + ms;
    await this.settle();
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers.splice(this.timers.indexOf(next), 1);
      this.move(Math.max(this.now, next.at));
      next.run();
      await this.settle();
    }
    this.move(end);
  }

  private move(to: number) {
    this.steady += to - this.now;
    this.now = to;
  }

  types = () => this.stored.map((event) => event.type);
  last = () => this.stored[this.stored.length - 1];
}

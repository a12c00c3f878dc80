import type { Job } from '../../platform/jobs/jobs';
import type { Logger } from '../../platform/logger';
import { tellPublication } from './commands/tell-publication';

/** What another process has left is looked for so often. */
const IDLE_MS = 5_000;
const SETTLE_MS = 2_000;

type Telling = Parameters<typeof tellPublication>[0] & { log: Logger };

/** Walks the publications that are to be told, one after the other, the newest first; apart from the reader that takes them on. */
export class Walk {
  private more = false;
  private wake = () => {};
  /** One after the other, whoever asks. */
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly deps: Telling) {}

  readonly job: Job = {
    name: 'outreach.tell-publications',
    everyMs: 1_000,
    run: async (signal) => {
      while (!signal.aborted) {
        this.more = false;
        await this.walk(signal);
        await this.rung(signal);
      }
    },
  };

  /** There is something to be told. */
  ring(): void {
    this.more = true;
    this.wake();
  }

  /** Resolves when all that was taken on until now is told, or after two seconds: what is left goes on by itself. */
  settle(): Promise<void> {
    return this.walk(AbortSignal.timeout(SETTLE_MS));
  }

  private walk(signal: AbortSignal): Promise<void> {
    this.last = this.last.catch(() => {}).then(() => this.walkAll(signal));
    return this.last;
  }

  private async walkAll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const publication = await this.deps.publications.take();
      if (!publication) return;
      try {
        await tellPublication(this.deps, publication, signal);
      } catch (error) {
        // Its lease lapses in seconds, and whoever looks then goes on; others are not kept waiting.
        this.deps.log.warn({ err: error, publication: publication._id }, 'a publication is told on later');
      }
    }
  }

  private rung(signal: AbortSignal): Promise<void> {
    if (this.more || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, IDLE_MS);
      signal.addEventListener('abort', done);
      this.wake = done;
    });
  }
}

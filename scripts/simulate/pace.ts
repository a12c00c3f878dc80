import { sleep } from './device';

/** Keeps what many do together to so many events a second. */
export interface Pace {
  /** Waits until so many more events are due; early when aborted. */
  take(events: number, signal: AbortSignal): Promise<void>;
}

/** Each taker books its place on one time line; nothing is saved up for longer than a second. */
export function paceOf(rate: number, now: () => number = Date.now): Pace {
  let free = now();
  return {
    take(events, signal) {
      free = Math.max(free, now() - 1_000) + (events / rate) * 1_000;
      const wait = free - now();
      return wait > 0 ? sleep(wait, signal) : Promise.resolve();
    },
  };
}

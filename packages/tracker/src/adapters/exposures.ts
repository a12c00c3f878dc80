import type { Target } from '@wanglai/contract/names';
import type { Tracker } from '../tracker';

/** How much of a thing must be visible, and for how long, to count as seen. */
export const EXPOSURE = { ratio: 0.5, ms: 500 } as const;

export interface ExposureTimers {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

const ownTimers: ExposureTimers = {
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as number),
};

/**
 * Turns news of visibility, from whatever observer the platform has, into exposures. What is still waited for when its page
 * is left was not seen long enough, also where the observer of a page that is gone says no more.
 * @returns tell it `(key, visible ratio, target)` at each change; `key` is the observed thing itself or its id
 */
export function watchExposures(
  tracker: Pick<Tracker, 'exposed' | 'stretch'>,
  timers: ExposureTimers = ownTimers,
) {
  const waiting = new Map<unknown, unknown>();
  return (key: unknown, ratio: number, target: Target | undefined): void => {
    if (ratio < EXPOSURE.ratio || !target) {
      timers.clearTimeout(waiting.get(key));
      waiting.delete(key);
    } else if (!waiting.has(key)) {
      const during = tracker.stretch();
      const seen = () => {
        waiting.delete(key);
        if (during !== undefined && tracker.stretch() === during) tracker.exposed(target);
      };
      waiting.set(key, timers.setTimeout(seen, EXPOSURE.ms));
    }
  };
}

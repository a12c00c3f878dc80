import type { Job } from '../../platform/jobs/jobs';
import { finishErasure } from './commands/erase-me';
import { resumeMerge } from './commands/merge-people';
import { resumeSplit } from './commands/split-person';
import type { Store } from './store';

const OVERDUE_MS = 15_000;

/** Takes up what a crash cut short: merges, splits, erasures. What cannot be finished yet does not hold up the others. */
export const repairJob = (store: Store): Job => ({
  name: 'identity.repair',
  everyMs: 5_000,
  async run() {
    const before = new Date(store.platform.now().getTime() - OVERDUE_MS);
    const unfinished = [
      ...(await store.erasures.overdue(before)).map((erasure) => finishErasure(store, erasure)),
      ...(await store.merges.overdue(before)).map(({ _id, pending }) =>
        pending!.kind === 'merge' ? resumeMerge(store, _id) : resumeSplit(store, _id),
      ),
    ];
    for (const outcome of await Promise.allSettled(unfinished))
      if (outcome.status === 'rejected')
        store.platform.log.warn({ err: outcome.reason }, 'a repair failed; it is tried again');
  },
});

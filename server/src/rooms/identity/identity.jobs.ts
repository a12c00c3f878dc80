import type { Job } from '../../platform/jobs/jobs';
import { finishErasure } from './commands/erase-me';
import { resumeMerge } from './commands/merge-people';
import { resumeSplit } from './commands/split-person';
import type { Store } from './store';

const OVERDUE_MS = 15_000;

/** Takes up what a crash cut short: merges, splits, erasures. */
export const repairJob = (store: Store): Job => ({
  name: 'identity.repair',
  everyMs: 5_000,
  async run() {
    const before = new Date(store.platform.now().getTime() - OVERDUE_MS);
    for (const erasure of await store.erasures.overdue(before)) await finishErasure(store, erasure);
    for (const { _id, pending } of await store.merges.overdue(before))
      await (pending!.kind === 'merge' ? resumeMerge : resumeSplit)(store, _id);
  },
});

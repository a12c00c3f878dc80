import type { Job } from '../../platform/jobs/jobs';
import { finishErasure } from './commands/erase-me';
import { resumeMerge } from './commands/merge-people';
import { resumeSplit } from './commands/split-person';
import type { Parts } from './parts';

const OVERDUE_MS = 15_000;

/** Takes up what a crash cut short: merges, splits, erasures. What cannot be finished yet does not hold up the others. */
export const repairJob = (parts: Parts): Job => ({
  name: 'identity.repair',
  everyMs: 5_000,
  async run() {
    const before = new Date(parts.platform.now().getTime() - OVERDUE_MS);
    const unfinished = [
      ...(await parts.erasures.overdue(before)).map((erasure) => finishErasure(parts, erasure)),
      ...(await parts.merges.overdue(before)).map(({ _id, pending }) =>
        pending!.kind === 'merge' ? resumeMerge(parts, _id) : resumeSplit(parts, _id),
      ),
    ];
    for (const outcome of await Promise.allSettled(unfinished))
      if (outcome.status === 'rejected')
        parts.platform.log.warn({ err: outcome.reason }, 'a repair failed; it is tried again');
  },
});

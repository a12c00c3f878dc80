import type { Job } from '../../platform/jobs/jobs';
import type { PortraitStore } from './portraits.store';
import { conclude } from './rules/take-facts';

/** Looks at the portraits whose tags time alone may have changed: habits fade when nothing happens. */
export function reviewJob({ store, now }: { store: PortraitStore; now(): Date }): Job {
  return {
    name: 'portraits.review',
    everyMs: 20_000,
    async run() {
      // What somebody else changes meanwhile is looked at by them.
      for (const document of await store.due(now(), 500)) await store.put(conclude(document, now()));
    },
  };
}

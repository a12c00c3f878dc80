import type { Job } from '../../platform/jobs/jobs';
import type { Stream } from '../interactions';
import { PORTRAITS, type PortraitStore } from './portraits.model';
import { conclude } from './rules/take-facts';

/** Looks at the portraits whose tags time alone may have changed: habits fade when nothing happens. */
export function reviewJob({
  store,
  stream,
  now,
}: {
  store: PortraitStore;
  stream: Stream;
  now(): Date;
}): Job {
  return {
    name: 'portraits.review',
    everyMs: 20_000,
    async run() {
      for (const document of await store.due(now(), 500)) {
        const before = { ...document };
        const after = conclude(document, now());
        if ((await store.replace(before, after)) && after.outbox?.length) stream.relay(PORTRAITS, after._id);
      }
    },
  };
}

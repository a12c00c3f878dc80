import type { Job } from '../../platform/jobs/jobs';
import type { Logger } from '../../platform/logger';
import type { Facts } from './interactions.store';
import type { Readers } from './stream/readers';
import type { Relay } from './stream/relay';
import { endOf, type Segments, startOf } from './stream/segments';
import { takeOver } from './stream/takeover';

interface Parts {
  segments: Segments;
  readers: Readers;
  relay: Relay;
  facts: Facts;
  beat(): Promise<void>;
  now(): Date;
  log: Logger;
  retentionDays: number;
}

/** What the clock does for the stream. Every process runs all of it; claims and idempotent steps keep them apart. */
export function jobsOf(parts: Parts): Job[] {
  return [
    { name: 'stream.beat', everyMs: 2_000, run: parts.beat },
    {
      name: 'stream.take-over',
      everyMs: 3_000,
      run: () => takeOver(parts.segments, parts.readers, parts.now, parts.log),
    },
    { name: 'stream.sweep', everyMs: 10_000, run: () => parts.relay.sweep(parts.now()) },
    { name: 'stream.retention', everyMs: 3_600_000, run: async () => void (await forgetOld(parts)) },
  ];
}

/** Deletes facts received longer ago than the retention allows, from the oldest end of the stream, a thousand at a time. */
export async function forgetOld(parts: Pick<Parts, 'facts' | 'now' | 'retentionDays'>): Promise<number> {
  const before = parts.now().getTime() - parts.retentionDays * 86_400_000;
  let deleted = 0;
  let from = startOf(0) - 1;
  for (;;) {
    const page = await parts.facts.between(from, Number.MAX_SAFE_INTEGER, 1_000);
    const first = page[0];
    if (!first) return deleted;
    const old = page.filter((fact) => fact.receivedAt.getTime() < before);
    if (old.length) await parts.facts.deleteThrough(first.position, old.at(-1)!.position);
    deleted += old.length;
    // Within a segment facts are in the order they were received: the first that is young enough ends it.
    from =
      old.length === page.length
        ? page.at(-1)!.position
        : endOf(Math.floor(page[old.length]!.position / 2 ** 32)) - 1;
  }
}

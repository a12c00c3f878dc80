import type { Job } from '../../platform/jobs/jobs';
import type { Logger } from '../../platform/logger';
import type { Facts } from './interactions.store';
import type { Generations } from './stream/generations';
import type { Readers } from './stream/readers';
import type { Relay } from './stream/relay';
import { endOf, type Segments, segmentOf, startOf } from './stream/segments';
import type { Tail } from './stream/tail';
import { takeOver } from './stream/takeover';

interface Parts {
  segments: Segments;
  readers: Readers;
  generations: Generations;
  relay: Relay;
  facts: Facts;
  tail: Tail | null;
  beat(): Promise<void>;
  now(): Date;
  log: Logger;
  retentionDays: number;
}

/** What the clock does for the stream. Every process runs all of it; claims and idempotent steps keep them apart. */
export function jobsOf(parts: Parts): Job[] {
  const { tail } = parts;
  return [
    { name: 'stream.beat', everyMs: 2_000, run: parts.beat },
    {
      name: 'stream.take-over',
      everyMs: 3_000,
      run: (signal) => takeOver(parts, signal),
    },
    ...(tail ? [{ name: 'stream.tail', everyMs: 500, run: (signal: AbortSignal) => tail.read(signal) }] : []),
    { name: 'stream.generations', everyMs: 1_000, run: (signal) => parts.generations.notice(signal) },
    { name: 'stream.history', everyMs: 1_000, run: (signal) => parts.generations.lead(signal) },
    { name: 'stream.sweep', everyMs: 10_000, run: (signal) => parts.relay.sweep(parts.now(), signal) },
    { name: 'stream.retention', everyMs: 3_600_000, run: (signal) => forgetOld(parts, signal) },
  ];
}

/** Deletes facts received longer ago than the retention allows, from the oldest end of each segment, a thousand at a time. */
export async function forgetOld(
  { facts, now, retentionDays }: Pick<Parts, 'facts' | 'now' | 'retentionDays'>,
  signal?: AbortSignal,
): Promise<void> {
  const before = now().getTime() - retentionDays * 86_400_000;
  for (let from = startOf(0) - 1; !signal?.aborted; ) {
    const page = await facts.between(from, Number.MAX_SAFE_INTEGER, 1_000);
    const young = page.findIndex(({ receivedAt }) => receivedAt.getTime() >= before);
    const old = young < 0 ? page : page.slice(0, young);
    if (old.length) await facts.deleteThrough(old[0]!.position, old.at(-1)!.position);
    if (!page.length) return;
    // Within a segment facts are in the order they were received: the first that is young enough ends it.
    from = young < 0 ? old.at(-1)!.position : endOf(segmentOf(page[young]!.position)) - 1;
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../../platform/logger';
import type { Facts } from '../interactions.store';
import { followingKey, type Placed, type Reader } from './follower';
import type { Readers } from './readers';
import type { NextGeneration, Register } from './register';
import { endOf, segmentOf } from './segments';

/** A reader of which nobody asks what it keeps of facts. */
export type AnyReader = Reader<Placed & never>;

interface Deps {
  register: Register;
  readers: Readers;
  facts: Facts;
  log: Logger;
}

/** Facts of history that are applied at once: few large turns cost less than many small ones. */
const MOST_AT_ONCE = 5_000;
/** Who wants an acknowledgement goes first: history takes half of the time at the most, and pauses no longer than this. */
const MOST_PAUSE_MS = 100;

/** Leads a reader through all that was before its next generation, from where it was left, to the end or until `signal`. */
export async function goThroughHistory(
  deps: Deps,
  reader: AnyReader,
  next: NextGeneration,
  signal: AbortSignal,
): Promise<void> {
  const { anew, name } = reader;
  let { at, done } = next;
  while (!signal.aborted) {
    const begun = performance.now();
    const step =
      anew.way === 'renews'
        ? await anew.renew(next.generation, typeof at === 'string' ? at : undefined)
        : await readOn(deps, reader, { next, at }, signal);
    if (!step) return;
    done += step.count;
    const over = step.at === null;
    at = step.at ?? at;
    if (!(await deps.register.note(name, next.generation, { at: at ?? next.end, done, over }))) return;
    if (over) return deps.log.info({ reader: name, done }, 'a reader has caught up with history');
    await sleep(Math.min(MOST_PAUSE_MS, performance.now() - begun));
  }
}

/** Reads the next piece of history; null where this process does not follow the generation yet. */
async function readOn(
  { readers, facts }: Deps,
  reader: AnyReader,
  { next: { generation, leftOut = [], end }, at }: { next: NextGeneration; at: number | string | undefined },
  signal: AbortSignal,
): Promise<{ at: number | null; count: number } | null> {
  const follower = readers.get(followingKey(reader, generation));
  if (!follower) return null;
  const from = typeof at === 'number' ? at : -1;
  const page = await facts.between(from, end, MOST_AT_ONCE);
  const last = page.at(-1);
  if (!last) return { at: null, count: 0 };
  const skipped = new Set(leftOut);
  const history = page.filter(({ position }) => !skipped.has(segmentOf(position)));
  try {
    if (history.length) await follower.apply(history, signal);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
  const segment = segmentOf(last.position);
  return { at: skipped.has(segment) ? endOf(segment) - 1 : last.position, count: history.length };
}

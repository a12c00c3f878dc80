import type { Logger } from '../../../platform/logger';
import type { Generations } from './generations';
import type { Readers } from './readers';
import { LINGER_MS, type Segment, type Segments } from './segments';

interface Parts {
  segments: Segments;
  readers: Readers;
  generations: Generations;
  now(): Date;
  log: Logger;
}

/** Long before a claim lapses. */
const HOLD_MS = 5_000;

/**
 * Reads segments that have lost their writer to their end, for every reader; forgets them once nothing can be on its way
 * any more. Goes on behind what is served, since a fold does not mind in which order segments come: a document knows its
 * place in each. Leaves off at the next step when `signal` aborts, and whoever comes next goes on from there.
 */
export async function takeOver(parts: Parts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const segment = await parts.segments.claimAbandoned();
    if (!segment) return;
    try {
      await readToItsEnd(parts, segment, signal);
    } catch (error) {
      await parts.segments.letGo(segment._id).catch(() => {});
      if (signal.aborted) return;
      throw error;
    }
  }
}

async function readToItsEnd(parts: Parts, segment: Segment, signal: AbortSignal): Promise<void> {
  const { segments, readers, generations, now, log } = parts;
  await readers.readThrough(segment._id, signal, holding(segments, segment._id));
  const gone = now().getTime() - (segment.sealedAt ?? now()).getTime() > LINGER_MS;
  if (!gone) return segments.release(segment._id);
  // A reader that begins just now either finds it leaving, and counts it as history, or is found here.
  await segments.leave(segment._id, true);
  if (await generations.areAllFollowed()) {
    log.info({ segment: segment._id }, 'read a left segment to its end');
    await readers.forget(segment._id);
    await segments.remove(segment._id);
  } else {
    await segments.leave(segment._id, false);
    await segments.release(segment._id);
  }
}

/** Keeps the claim while the way is long. Throws when somebody else has it. */
function holding(segments: Segments, segment: number): () => Promise<void> {
  let held = performance.now();
  return async () => {
    if (performance.now() - held < HOLD_MS) return;
    held = performance.now();
    if (!(await segments.hold(segment))) throw new Error(`segment ${segment} is read by somebody else now`);
  };
}

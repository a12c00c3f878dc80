import type { Logger } from '../../../platform/logger';
import type { Generations } from './generations';
import type { Readers } from './readers';
import { LINGER_MS, type Segments } from './segments';

/** Reads segments that have lost their writer to their end, for every reader; forgets them once nothing can be on its way any more. */
export async function takeOver(
  deps: { segments: Segments; readers: Readers; generations: Generations; now(): Date; log: Logger },
  signal?: AbortSignal,
): Promise<void> {
  const { segments, readers, generations, now, log } = deps;
  while (!signal?.aborted) {
    const segment = await segments.claimAbandoned();
    if (!segment) return;
    await readers.readThrough(segment._id);
    const gone = now().getTime() - (segment.sealedAt ?? now()).getTime() > LINGER_MS;
    if (!gone) {
      await segments.release(segment._id);
      continue;
    }
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
}

import type { Logger } from '../../../platform/logger';
import type { Readers } from './readers';
import { LINGER_MS, type Segments } from './segments';

/** Reads segments that have lost their writer to their end, for every reader; forgets them once nothing can be on its way any more. */
export async function takeOver(
  segments: Segments,
  readers: Readers,
  now: () => Date,
  log: Logger,
): Promise<void> {
  for (;;) {
    const segment = await segments.claimAbandoned();
    if (!segment) return;
    await readers.readThrough(segment._id);
    const gone = now().getTime() - (segment.sealedAt ?? now()).getTime() > LINGER_MS;
    if (!gone) {
      await segments.release(segment._id);
      continue;
    }
    log.info({ segment: segment._id }, 'read a left segment to its end');
    await readers.forget(segment._id);
    await segments.remove(segment._id);
  }
}

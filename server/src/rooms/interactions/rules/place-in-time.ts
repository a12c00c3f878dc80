import { LIMITS } from '@wanglai/contract';

/** Less than this apart, two clocks count as one: what is left is the time on the way, which says nothing of the clock. */
const SAME_CLOCK_MS = 5_000;

/** How far the client's clock is behind the server's (negative: ahead), in ms; 0 when they agree. */
export function skewOf(sentAt: number, receivedAt: number): number {
  const skew = receivedAt - sentAt;
  return Math.abs(skew) <= SAME_CLOCK_MS ? 0 : skew;
}

/** Why a fact that happened at `at` (already corrected) cannot be taken at `now`; null when it can. */
export function untimely(at: number, now: number): 'interactions.too-old' | 'interactions.in-future' | null {
  if (at < now - LIMITS.eventAgeMs) return 'interactions.too-old';
  if (at > now + LIMITS.eventAheadMs) return 'interactions.in-future';
  return null;
}

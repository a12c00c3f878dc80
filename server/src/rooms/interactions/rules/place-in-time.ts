import { LIMITS } from '@wanglai/contract';

/** Why a fact that happened at `at` (already corrected) cannot be taken at `now`; null when it can. */
export function untimely(at: number, now: number): 'interactions.too-old' | 'interactions.in-future' | null {
  if (at < now - LIMITS.eventAgeMs) return 'interactions.too-old';
  if (at > now + LIMITS.eventAheadMs) return 'interactions.in-future';
  return null;
}

import { LRUCache } from 'lru-cache';

/** Clocks that are less than this apart count as one. */
const SAME_CLOCK_MS = 5_000;
/** A request takes no longer to come here; what lags more does so because its clock is wrong. */
const MOST_ON_THE_WAY_MS = 120_000;
/** Requests that lag by the same, give or take so much, lag because of their clock and not of their way. */
const ALIKE_MS = 1_000;
const ENOUGH = 3;
/** So long is a device remembered, so that a clock that runs away or is set by a little is measured anew. */
const MEMORY_MS = 3_600_000;
const MOST_DEVICES = 20_000;

interface Clock {
  /** The least that a request of this device lagged: its clock, and the shortest way. */
  leastMs: number;
  /** How many lagged by about as much. */
  alike: number;
}

/**
 * How wrong the clocks of devices are. A request says when it was sent, by the device's clock; that it comes later than
 * that is due to its clock, or to its way, and one request alone cannot tell which. What can be told:
 *
 * - Nothing arrives before it is sent, so the least lag of several requests is nearest to the clock (as in NTP, RFC 5905, §10).
 * - Who is ahead, or lags by more than any way takes, has a wrong clock; so has who lags by the same again and again.
 * - Else it was the way. Then times stay as they are told, and so does their order.
 *
 * In memory, and by each process for itself: what is forgotten is learnt from the next requests.
 */
export class DeviceClocks {
  private readonly known = new LRUCache<string, Clock>({ max: MOST_DEVICES, ttl: MEMORY_MS });

  /**
   * How far a device's clock is behind ours (negative: ahead), in ms; 0 when they agree, as far as can be told.
   * @param lagMs how long after `sentAt` the beginning of the request was here, by our clock
   */
  skewOf(device: string, lagMs: number): number {
    const clock = this.known.get(device);
    if (!clock || Math.abs(lagMs - clock.leastMs) > MOST_ON_THE_WAY_MS) {
      // Not known yet, or set since.
      const fresh = { leastMs: lagMs, alike: 1 };
      this.known.set(device, fresh);
      return skewBy(fresh);
    }
    if (lagMs < clock.leastMs - ALIKE_MS) Object.assign(clock, { leastMs: lagMs, alike: 1 });
    else if (lagMs <= clock.leastMs + ALIKE_MS) {
      clock.leastMs = Math.min(clock.leastMs, lagMs);
      clock.alike++;
    }
    return skewBy(clock);
  }
}

function skewBy({ leastMs, alike }: Clock): number {
  if (Math.abs(leastMs) <= SAME_CLOCK_MS) return 0;
  const mayBeTheWay = leastMs > 0 && leastMs <= MOST_ON_THE_WAY_MS;
  return mayBeTheWay && alike < ENOUGH ? 0 : leastMs;
}

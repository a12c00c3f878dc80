/** What a run of requests came to; latencies in ms. */
export interface Tally {
  acknowledged: number;
  /** Events that were refused, were known before, or whose request failed. */
  lost: number;
  /** Of the first request's sending to the last one's answer. */
  elapsedMs: number;
  p50: number;
  p99: number;
  most: number;
  /** CPU of the load generator itself, µs. */
  cpuUs: number;
}

/** Collects answers. */
export class Tallying {
  private readonly latencies: number[] = [];
  private readonly cpu = process.cpuUsage();
  private readonly started = performance.now();
  private acknowledged = 0;
  private lost = 0;

  answer(events: number, status: number, body: string, latencyMs: number): void {
    this.latencies.push(latencyMs);
    const accepted = status === 202 ? Number(/"accepted":(\d+)/.exec(body)?.[1] ?? 0) : 0;
    this.acknowledged += accepted;
    this.lost += events - accepted;
  }

  end(): Tally {
    const { user, system } = process.cpuUsage(this.cpu);
    return {
      acknowledged: this.acknowledged,
      lost: this.lost,
      elapsedMs: performance.now() - this.started,
      p50: percentile(this.latencies, 0.5),
      p99: percentile(this.latencies, 0.99),
      most: percentile(this.latencies, 1),
      cpuUs: user + system,
    };
  }
}

/** The smallest value that at least this share of the values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

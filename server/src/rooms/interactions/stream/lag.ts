import { Gauge, type Registry } from 'prom-client';

/** Facts that wait for each reader, by its name. */
export type Lags = ReadonlyMap<string, number>;

/** Whoever asks how the service is waits no longer than this. */
const PATIENCE_MS = 1_500;

/** What `ask` tells, or null where it fails or takes too long. */
export async function inGoodTime(ask: () => Promise<Lags>): Promise<Lags | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  return Promise.race([ask().catch(() => null), late]).finally(() => clearTimeout(timer));
}

/** `wanglai_reader_lag_facts`: how many facts each reader has still to look at, as of the moment it is asked for. */
export function measureLags(registry: Registry, lags: () => Promise<Lags | null>): void {
  new Gauge({
    name: 'wanglai_reader_lag_facts',
    help: 'Facts that a reader of the stream has still to look at',
    labelNames: ['reader'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [reader, lag] of (await lags()) ?? []) this.set({ reader }, lag);
    },
  });
}

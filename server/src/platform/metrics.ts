import type { Context, Next } from 'koa';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  count(koa: Context, next: Next): Promise<void>;
  facts: Counter<'outcome'>;
  commit: Histogram;
  fold: Histogram<'reader'>;
}

/** Prometheus metrics of one process: requests by route class and status, facts by outcome, times of commit and fold in seconds. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'wanglai_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'status'] as const,
    buckets: [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers,
  });
  const buckets = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
  return {
    registry,
    facts: new Counter({
      name: 'wanglai_facts_total',
      help: 'Facts by outcome',
      labelNames: ['outcome'] as const,
      registers,
    }),
    commit: new Histogram({
      name: 'wanglai_commit_seconds',
      help: 'Time of one group commit',
      buckets,
      registers,
    }),
    fold: new Histogram({
      name: 'wanglai_reader_seconds',
      help: 'Time of one turn of a reader of the stream',
      labelNames: ['reader'] as const,
      buckets,
      registers,
    }),
    async count(koa, next) {
      const started = performance.now();
      await next();
      requests.observe(
        { method: koa.method, status: String(koa.status) },
        (performance.now() - started) / 1_000,
      );
    },
  };
}

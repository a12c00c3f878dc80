import { cpus } from 'node:os';
import { cpuOfAll, cpuTakenAway } from '../rig/cpu';
import { order } from '../rig/load-process';
import type { Rig } from '../rig/rig';
import { MOST_MS } from './figure';

export interface Ingest {
  /** Acknowledged. */
  events: number;
  /** Acknowledged events a second, over the time until every reader has taken them in. */
  perSecond: number;
  /** The same over the time until the last acknowledgement. */
  acknowledgedPerSecond: number;
  p50: number;
  p99: number;
  /** µs an event of server and database together, until every reader has taken it in. */
  cpuUs: number;
  serverUs: number;
  engineUs: number;
  /** µs an event of the load generator, which shares the machine. */
  loadUs: number;
  lost: number;
  /** Share of the machine's CPU, 0 to 1, that others used meanwhile: beside server, database and load generator, or on its host. */
  others: number;
}

/** As fast as it goes: 20 events a request over keep-alive connections. */
export async function ingest(rig: Rig, options: { connections: number; requests: number }): Promise<Ingest> {
  const { report, before } = await order(
    {
      kind: 'closed',
      port: rig.port,
      people: await rig.people(),
      contents: rig.contents,
      run: rig.nextRun(),
      mostMs: MOST_MS,
      ...options,
    },
    () => ({ at: performance.now(), cpu: rig.cpu(), all: cpuOfAll() + cpuTakenAway() }),
  );
  await rig.drained();
  const wholeMs = performance.now() - before.at;
  const cpu = rig.cpu();
  const events = report.acknowledged;
  const serverUs = (cpu.server - before.cpu.server) / events;
  const engineUs = (cpu.engine - before.cpu.engine) / events;
  return {
    events,
    perSecond: (events * 1_000) / wholeMs,
    acknowledgedPerSecond: (events * 1_000) / report.elapsedMs,
    p50: report.p50,
    p99: report.p99,
    cpuUs: serverUs + engineUs,
    serverUs,
    engineUs,
    loadUs: report.cpuUs / events,
    lost: report.lost,
    others:
      (cpuOfAll() + cpuTakenAway() - before.all - serverUs * events - engineUs * events - report.cpuUs) /
      (wholeMs * 1_000 * cpus().length),
  };
}

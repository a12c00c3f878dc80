import { cpus } from 'node:os';
import { EVENTS_PER_REQUEST } from '../load/events';
import { cpuTakenAway } from '../rig/cpu';
import { order } from '../rig/load-process';
import type { Rig } from '../rig/rig';
import type { Figure } from './figure';

interface Options {
  eventsPerSecond: number;
  seconds: number;
}

export interface Steady {
  p50: number;
  p99: number;
  most: number;
  lost: number;
  /** µs an event of server and database together, until every reader has taken it in. */
  cpuUs: number;
  /** Share of the machine's CPU, 0 to 1, that its host gave to others meanwhile. */
  takenAway: number;
}

/** Requests of 20 events that leave at a constant rate. */
export async function runSteady(rig: Rig, options: Options): Promise<Steady> {
  const perSecond = options.eventsPerSecond / EVENTS_PER_REQUEST;
  const { report, before } = await order(
    {
      kind: 'open',
      port: rig.port,
      people: await rig.people(),
      contents: rig.contents,
      run: rig.nextRun(),
      connections: 64,
      requests: Math.round(perSecond * options.seconds),
      perSecond,
    },
    () => ({ cpu: rig.cpu(), takenAway: cpuTakenAway() }),
  );
  const takenAway = (cpuTakenAway() - before.takenAway) / (options.seconds * 1_000_000 * cpus().length);
  await rig.drained();
  const cpu = rig.cpu();
  const { p50, p99, most, lost, acknowledged } = report;
  const cpuUs = (cpu.server + cpu.engine - before.cpu.server - before.cpu.engine) / acknowledged;
  return { p50, p99, most, lost, cpuUs, takenAway };
}

/** Acknowledgements at a constant rate. */
export async function steady(rig: Rig, options: Options): Promise<Figure[]> {
  const { p50, p99, most, lost, takenAway } = await runSteady(rig, options);
  return [
    {
      name: `ack p99 at ${options.eventsPerSecond.toLocaleString('en-US')} events/s`,
      value: p99,
      unit: 'ms',
      goal: { is: '<=', value: 30 },
      note: `p50 ${p50.toFixed(1)}, most ${most.toFixed(1)}, not accepted ${lost}; the host took ${(takenAway * 100).toFixed(1)} % of the CPU`,
    },
  ];
}

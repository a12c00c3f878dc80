import { median } from '../load/tally';
import type { Rig } from '../rig/rig';
import type { Figure } from './figure';
import { type Ingest, ingest } from './ingest';
import type { Raw, RawLimit } from './raw-limit';

/** The limit and the ingest in turns, so that what else happens on the machine meets both; medians. */
export async function ingestFigures(
  rig: Rig,
  raw: Pick<Raw, 'measure'>,
  options: { rounds: number; requests: number; documents: number; say(line: string): void },
): Promise<Figure[]> {
  const { requests } = options;
  const limits: RawLimit[] = [];
  const at64: Ingest[] = [];
  const at128: Ingest[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    limits.push(await raw.measure(options.documents));
    at64.push(await ingest(rig, { connections: 64, requests }));
    at128.push(await ingest(rig, { connections: 128, requests }));
    const rates = [limits, at64, at128].map((runs) => Math.round(runs.at(-1)!.perSecond));
    options.say(
      `round ${round}: raw ${rates[0]}/s; ingest ${rates[1]}/s, with 128 connections ${rates[2]}/s`,
    );
  }
  const limit = middle(limits, (run) => run.perSecond);
  const limitUs = middle(limits, (run) => run.cpuUs);
  const name = 'insertMany, two indexes';
  return [
    { name, value: limit, unit: 'docs/s', note: `${limits[0]!.documentBytes} bytes each` },
    {
      name: `${name}: CPU`,
      value: limitUs,
      unit: 'µs/doc',
      note: `engine ${middle(limits, (run) => run.engineUs).toFixed(1)}`,
    },
    {
      name: 'CPU of the machine that others used meanwhile',
      value: middle([...at64, ...at128], (run) => run.others * 100),
      unit: '%',
      note: 'above a few per cent, rates and latencies say little; CPU an event still does',
    },
    ...figuresOf('ingest, 64 connections', at64, limit, limitUs),
    ...figuresOf('ingest, 128 connections', at128, limit, limitUs),
  ];
}

const middle = <T>(runs: readonly T[], of: (run: T) => number) => median(runs.map(of));

function figuresOf(name: string, runs: readonly Ingest[], limit: number, limitUs: number): Figure[] {
  const rate = middle(runs, (run) => run.perSecond);
  const parts = ([key, what]: readonly ['serverUs' | 'engineUs' | 'loadUs', string]) =>
    `${what} ${middle(runs, (run) => run[key]).toFixed(1)}`;
  const lost = runs.reduce((sum, run) => sum + run.lost, 0);
  return [
    { name: `${name}: acknowledged and read`, value: rate, unit: 'events/s', raw: limit },
    {
      name: `${name}: share of the limit`,
      value: rate / limit,
      unit: '',
      goal: { is: '>=', value: 0.45, next: 0.75 },
    },
    {
      name: `${name}: acknowledged`,
      value: middle(runs, (run) => run.acknowledgedPerSecond),
      unit: 'events/s',
      raw: limit,
    },
    { name: `${name}: ack p50`, value: middle(runs, (run) => run.p50), unit: 'ms' },
    { name: `${name}: ack p99`, value: middle(runs, (run) => run.p99), unit: 'ms' },
    {
      name: `${name}: CPU`,
      value: middle(runs, (run) => run.cpuUs),
      unit: 'µs/event',
      raw: limitUs,
      goal: { is: '<=', value: 60, next: 40 },
      note: `${parts(['serverUs', 'server'])}, ${parts(['engineUs', 'engine'])}; beside it ${parts(['loadUs', 'load generator'])}`,
    },
    ...(lost
      ? [
          {
            name: `${name}: not accepted`,
            value: lost,
            unit: 'events',
            goal: { is: '<=' as const, value: 0 },
          },
        ]
      : []),
  ];
}

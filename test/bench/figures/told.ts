import { percentile } from '../load/tally';
import { order } from '../rig/load-process';
import type { Rig } from '../rig/rig';
import type { Figure } from './figure';

/** From the batch that earns a tag to the person's device, while others send events at a constant rate. */
export async function told(rig: Rig, options: { owls: number; eventsPerSecond: number }): Promise<Figure[]> {
  const run = rig.nextRun();
  const { report } = await order(
    {
      kind: 'told',
      port: rig.port,
      people: await rig.people(),
      owls: await rig.owls(options.owls, run),
      contents: rig.contents,
      run,
      connections: 16,
      perSecond: options.eventsPerSecond,
    },
    () => undefined,
  );
  await rig.drained();
  const figureOf = (name: string, times: readonly number[], goal: number): Figure => ({
    name: `${name}, p99 at ${options.eventsPerSecond.toLocaleString('en-US')} events/s`,
    // Nobody was told: that is no fast answer.
    value: times.length < options.owls * goal ? Number.MAX_SAFE_INTEGER : percentile(times, 0.99),
    unit: 'ms',
    goal: { is: '<=', value: 250 },
    note: `p50 ${percentile(times, 0.5).toFixed(1)}, ${times.length} of ${options.owls} heard`,
  });
  return [figureOf('tag on the socket', report.tags, 1), figureOf('card on the socket', report.cards, 0.5)];
}

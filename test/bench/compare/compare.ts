import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BUILT, root } from '../rig/server-process';
import { takeSample } from './samples';
import { goesOn, type Runs, summaryOf } from './summary';

/**
 * Compares the built server of this checkout with that of another, by turns on one machine, so that what else happens there
 * meets both. Gives the summary. Throws when the other has no built server.
 */
export async function compare(options: {
  against: string;
  /** As many as fit into four minutes where left out. */
  rounds: number | undefined;
  /** Requests of one ingest. */
  requests: number;
  say(line: string): void;
}): Promise<string> {
  const other = resolve(options.against);
  if (!existsSync(join(other, BUILT)))
    throw new Error(`There is no ${BUILT} in ${other}; npm start builds one there.`);
  const runs: Runs = { here: [], there: [] };
  const started = performance.now();
  const spent = () => performance.now() - started;
  for (let done = 0; goesOn(done, spent(), options.rounds); done++) {
    for (const side of ['here', 'there'] as const) {
      const sample = await takeSample(side === 'here' ? root : other, options.requests);
      runs[side].push(sample);
      options.say(
        `round ${done + 1}, ${side}: ${sample.cpuUs.toFixed(1)} µs an event, ${sample.steadyCpuUs.toFixed(1)} at 10,000/s, ` +
          `p99 ${sample.p99.toFixed(1)} ms; ${Math.round(spent() / 1_000)} s gone`,
      );
    }
  }
  return `here is ${resolve(root)}, there is ${other}\n${summaryOf(runs)}`;
}

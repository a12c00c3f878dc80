import { ingest } from '../figures/ingest';
import { runSteady } from '../figures/steady';
import { openRig } from '../rig/rig';
import { PEOPLE } from '../run-bench';

/** What one run of one build came to. */
export interface Sample {
  /** µs of server and database an event, as fast as it goes. */
  cpuUs: number;
  /** The same at 10,000 events a second. */
  steadyCpuUs: number;
  /** ms until 99 % were acknowledged, at 10,000 events a second. */
  p99: number;
  /** Events that were not accepted. */
  lost: number;
  /** Share of the machine's CPU, 0 to 1, that others used meanwhile. */
  others: number;
}

const SECONDS = 5;

/**
 * Runs the built server of a checkout once, from its start, with a database of its own: two processes of the same build are not
 * equally fast, so each run is another process.
 */
export async function takeSample(checkout: string, requests: number): Promise<Sample> {
  const rig = await openRig({ people: PEOPLE, checkout });
  try {
    await ingest(rig, { connections: 64, requests: Math.round(requests / 3) });
    const steady = await runSteady(rig, { eventsPerSecond: 10_000, seconds: SECONDS });
    const loud = await ingest(rig, { connections: 64, requests });
    return {
      cpuUs: loud.cpuUs,
      steadyCpuUs: steady.cpuUs,
      p99: steady.p99,
      lost: steady.lost + loud.lost,
      others: loud.others,
    };
  } finally {
    await rig.stop();
  }
}

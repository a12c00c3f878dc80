import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures/figure';
import { ingest } from './figures/ingest';
import { profile, profiling } from './figures/profile';
import { openRaw, type Raw } from './figures/raw-limit';
import type { Bench, Measurement } from './measurement';
import { openRig } from './rig/rig';

/** Many enough that no two requests of a moment are the same person's. */
export const PEOPLE = 2_000;

/** Makes the measurements one after the other on one warm server; with `profiled` also tells where its time goes. */
export async function runBench(
  measurements: readonly Measurement[],
  { profiled, ...options }: Omit<Bench, 'rig' | 'raw'> & { profiled: boolean },
): Promise<{ figures: Figure[]; profile?: string }> {
  const { requests, say } = options;
  const dir = mkdtempSync(join(tmpdir(), 'wanglai-profile-'));
  const rig = await openRig({ people: PEOPLE, ...(profiled && profiling(dir)) });
  let opened: Promise<Raw> | undefined;
  const raw = () => {
    opened ??= openRaw();
    return opened;
  };
  const figures: Figure[] = [];
  try {
    say(`warm up with ${PEOPLE} people`);
    await ingest(rig, { connections: 64, requests: Math.round(requests / 3) });
    for (const one of measurements) figures.push(...(await one.measure({ rig, raw, ...options })));
    return { figures, ...(profiled && { profile: await profile(rig, { dir, requests }) }) };
  } catch (error) {
    say(rig.server.printed().slice(-4_000));
    throw error;
  } finally {
    await rig.stop();
    await (await opened)?.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

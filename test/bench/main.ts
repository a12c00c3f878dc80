import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure } from './figures/figure';
import { grown } from './figures/grown';
import { ingest } from './figures/ingest';
import { ingestFigures } from './figures/ingest-figures';
import { largestPortrait } from './figures/portrait-size';
import { profile, profiling } from './figures/profile';
import { openRaw } from './figures/raw-limit';
import { steady, told } from './figures/steady';
import { EVENTS_PER_REQUEST } from './load/events';
import { keep, machine, tableOf } from './results';
import { openRig } from './rig/rig';
import { buildServer } from './rig/server-process';

const { values: options } = parseArgs({
  options: {
    /** Facts stored in advance for the figure that compares many with few. */
    stored: { type: 'string', default: '200000' },
    /** The same as `--stored 2000000`. */
    full: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    /** Events of one ingest run. */
    events: { type: 'string', default: '160000' },
    /** Only the limit and the ingest. */
    quick: { type: 'boolean', default: false },
    /** Also tells which functions of the server the time of an ingest goes to. */
    profile: { type: 'boolean', default: false },
  },
});

const PEOPLE = 2_000;
const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Measures the built server against its limits; prints a table and keeps it in bench/results. */
async function main(): Promise<void> {
  const requests = Math.round(Number(options.events) / EVENTS_PER_REQUEST);
  const many = options.full ? 2_000_000 : Number(options.stored);
  const where = machine();
  buildServer();
  const raw = await openRaw();
  const dir = mkdtempSync(join(tmpdir(), 'wanglai-profile-'));
  const rig = await openRig({ people: PEOPLE, ...(options.profile && profiling(dir)) }).catch(
    async (error: unknown) => {
      await raw.stop();
      throw error;
    },
  );
  const figures: Figure[] = [];
  try {
    say(`warm up with ${PEOPLE} people`);
    await ingest(rig, { connections: 64, requests: Math.round(requests / 3) });
    // From quiet to loud: what a figure leaves behind to be written is no part of the next.
    if (!options.quick) {
      say('tags and cards on sockets');
      figures.push(...(await told(rig, { owls: 150, eventsPerSecond: 1_000 })));
      say('acknowledgements at a constant rate');
      figures.push(...(await steady(rig, { eventsPerSecond: 10_000, seconds: 10 })));
    }
    figures.push(
      ...(await ingestFigures(rig, raw, {
        rounds: Number(options.rounds),
        requests,
        documents: 150_000,
        say,
      })),
    );
    const memory = rig.memory();
    figures.push({
      name: 'memory of the server after it',
      value: memory.server,
      unit: 'MB',
      note: `engine ${memory.engine} MB`,
    });
    if (!options.quick) {
      say(`cost with ${many} facts stored`);
      const runs = { few: 10_000, many, rounds: 3, requests: Math.min(requests, 4_000) };
      figures.push(...(await grown(rig, raw, runs)));
    }
    figures.push(...(await largestPortrait(rig)));
    if (options.profile) process.stdout.write(`${await profile(rig, { dir, requests })}\n`);
  } catch (error) {
    say(rig.server.printed().slice(-4_000));
    throw error;
  } finally {
    await rig.stop();
    await raw.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  process.stdout.write(`${tableOf(figures)}\n`);
  process.stdout.write(`${keep({ machine: where, arguments: process.argv.slice(2), figures })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});

import { parseArgs } from 'node:util';
import { compare } from './compare/compare';
import { EVENTS_PER_REQUEST } from './load/events';
import { chosenOf } from './measurement';
import { keep, machine, tableOf } from './results';
import { buildServer } from './rig/server-process';
import { measurements } from './rooms';
import { runBench } from './run-bench';

const { values: options } = parseArgs({
  options: {
    /** Facts stored in advance for the figure that compares many with few. */
    stored: { type: 'string', default: '200000' },
    /** The same as `--stored 2000000`. */
    full: { type: 'boolean', default: false },
    /** 3, but with `--against` as many as fit into four minutes. */
    rounds: { type: 'string' },
    /** Events of one ingest run. */
    events: { type: 'string', default: '160000' },
    /** Only the limit and the ingest. */
    quick: { type: 'boolean', default: false },
    /** Only the measurements of these names, separated by commas; they are no whole result and do not become the latest. */
    only: { type: 'string', default: '' },
    /** Also tells which functions of the server the time of an ingest goes to. */
    profile: { type: 'boolean', default: false },
    /** Compares with the built server of another checkout instead, by turns; keeps nothing. */
    against: { type: 'string' },
  },
});

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Measures the built server against its limits; prints a table and keeps it in bench/results. */
async function main(): Promise<void> {
  const only = options.only.split(',').filter(Boolean);
  const chosen = chosenOf(measurements, { quick: options.quick, only });
  const requests = Math.round(Number(options.events) / EVENTS_PER_REQUEST);
  const rounds = options.rounds === undefined ? undefined : Number(options.rounds);
  const where = machine();
  buildServer();
  if (options.against !== undefined) {
    const summary = await compare({ against: options.against, rounds, requests, say });
    process.stdout.write(`${summary}\n`);
    return;
  }
  const { figures, profile } = await runBench(chosen, {
    rounds: rounds ?? 3,
    requests,
    stored: options.full ? 2_000_000 : Number(options.stored),
    profiled: options.profile,
    say,
  });
  if (profile) process.stdout.write(`${profile}\n`);
  process.stdout.write(`${tableOf(figures)}\n`);
  const found = { machine: where, arguments: process.argv.slice(2), figures };
  process.stdout.write(`${keep(found, { part: only.length > 0 })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});

import { parseArgs } from 'node:util';
import { buildServer } from '../bench/rig/server-process';
import { runFaults } from './run-faults';

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    /** The same seed kills at the same moments after each start; what the processes do then is never the same. */
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    people: { type: 'string', default: '12' },
  },
});

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Kills server and database again and again; exit code 1 when a promise was broken. */
async function main(): Promise<void> {
  buildServer();
  const seed = Number(options.seed);
  say(`seed ${seed}`);
  const verdict = await runFaults({
    kills: Number(options.kills),
    seed,
    people: Number(options.people),
    pauseMs: 60,
    say,
  });
  say(
    `${verdict.kills} kills of the server, ${verdict.databaseKills} of the database; ${verdict.acknowledged} events ` +
      `acknowledged, ${verdict.retries} requests sent again; ${verdict.violations.length} violations`,
  );
  for (const violation of verdict.violations) say(`VIOLATION ${violation}`);
  process.exitCode = verdict.violations.length ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});

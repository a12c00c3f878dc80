import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Rig } from '../rig/rig';
import { ingest } from './ingest';

/** What Chrome's DevTools protocol calls a Profile. */
interface Profile {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number };
    children?: number[];
  }[];
  samples: number[];
  timeDeltas: number[];
}

const HOOK = fileURLToPath(new URL('../rig/profiler.mjs', import.meta.url));
const MOST_LINES = 40;

/** What makes a server ready to be profiled. */
export const profiling = (dir: string) => ({
  nodeArgs: ['--import', HOOK],
  env: { PROFILE_TO: join(dir, 'server.cpuprofile') },
});

/** Where the server's time goes during an ingest: functions by their own time, as a table of µs an event. */
export async function profile(rig: Rig, options: { dir: string; requests: number }): Promise<string> {
  const path = profiling(options.dir).env.PROFILE_TO;
  rig.server.kill('SIGUSR2');
  await sleep(300);
  const run = await ingest(rig, { connections: 64, requests: options.requests });
  rig.server.kill('SIGUSR2');
  for (let tries = 0; !existsSync(path) && tries < 100; tries++) await sleep(100);
  await sleep(500);
  const found = JSON.parse(readFileSync(path, 'utf8')) as Profile;
  const own = selfTimes(found);
  const lines = [...own]
    .filter(([name]) => !name.startsWith('(idle)'))
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_LINES)
    .map(([name, us]) => `${(us / run.events).toFixed(2).padStart(8)}  ${name}`);
  return [`server ${run.serverUs.toFixed(1)} µs an event; own time of its functions:`, ...lines].join('\n');
}

function selfTimes({ nodes, samples, timeDeltas }: Profile): Map<string, number> {
  const nameOf = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      `${functionName || '(nameless)'} ${url.split('/').slice(-3).join('/')}${url ? `:${lineNumber + 1}` : ''}`,
    ]),
  );
  const times = new Map<string, number>();
  samples.forEach((id, i) => {
    const name = nameOf.get(id) ?? '?';
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[i + 1] ?? 0));
  });
  return times;
}

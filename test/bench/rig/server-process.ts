import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
/** The built server within a checkout. */
export const BUILT = 'server/dist/main.mjs';
const START_MS = 60_000;

/** Builds the server of this checkout from the sources as they are now, unless it is fresh. */
export function buildServer(): void {
  const script = "import { build } from './scripts/setup/build.mjs'; await build(['server']);";
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: 'inherit' });
}

export interface Launched {
  pid: number;
  /** The port, as soon as the server says that it is ready; rejects when it ends before, or takes too long. */
  ready: Promise<number>;
  /** Resolves when the process is gone. */
  gone: Promise<void>;
  /** What the server has printed of late. */
  printed(): string;
  kill(signal: NodeJS.Signals): void;
}

export interface ServerProcess extends Launched {
  port: number;
}

interface LaunchOptions {
  dataDir: string;
  /** The checkout whose built server it is; without it this one. */
  checkout?: string;
  env?: Record<string, string>;
  nodeArgs?: string[];
}

/** Starts the built server as a process of its own; resolves when it is ready. */
export async function startServerProcess(options: LaunchOptions): Promise<ServerProcess> {
  const launched = launchServer(options);
  return { ...launched, port: await launched.ready };
}

export function launchServer({ dataDir, checkout = root, env, nodeArgs = [] }: LaunchOptions): Launched {
  const child = spawn(process.execPath, [...nodeArgs, join(checkout, BUILT)], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: process.env['TMPDIR'],
      DATA_DIR: dataDir,
      PORT: '0',
      SEED: 'none',
      DEMO: '1',
      ...env,
    },
  });
  let printed = '';
  const hear = (chunk: Buffer) => {
    printed = (printed + chunk.toString('utf8')).slice(-200_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = readiness(child, () => printed);
  // Who kills a server while it starts does not wait for it.
  ready.catch(() => {});
  return { pid: child.pid!, ready, gone, printed: () => printed, kill: (signal) => void child.kill(signal) };
}

function readiness(child: ChildProcess, printed: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = setInterval(() => {
      const port = /^ready http:\/\/[^:]+:(\d+)$/m.exec(printed())?.[1];
      if (port) settle(() => resolve(Number(port)));
    }, 5);
    const fail = (what: string) => settle(() => reject(new Error(`${what}\n${printed()}`)));
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`The server was not ready within ${START_MS / 1_000} s.`);
    }, START_MS);
    const ended = () => fail('The server ended while starting.');
    child.once('exit', ended);
    function settle(then: () => void): void {
      clearInterval(look);
      clearTimeout(late);
      child.off('exit', ended);
      then();
    }
  });
}

import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type EngineFile, socketDirs } from './engine-file';
import { runCommand } from './run-command';

/** Exit code of an engine that found the data folder in use. */
export const BUSY = 75;
const LOG_LIMIT_BYTES = 4 * 1024 * 1024;

export interface Launched {
  pid: number | undefined;
  ended: { code: number | null; signal: NodeJS.Signals | null } | null;
}

/**
 * Starts an engine in a session of its own, so that neither Ctrl-C in the terminal nor the end of this process
 * takes it along. What it prints goes to `engine.log` in the data folder.
 */
export function launchEngine(
  dataDir: string,
  orphanMs: number,
  loader: string[],
  before: EngineFile | null,
): Launched {
  const script = createRequire(import.meta.url).resolve('@wanglai/embedded-mongo/engine');
  const [file, ...args] = [...loader, process.execPath, script, dataDir, String(orphanMs)];
  const log = openLog(dataDir);
  const child = spawn(file as string, [...args, ...socketDirs(dataDir, before)], {
    detached: true,
    stdio: ['ignore', log, log],
    // Nothing of the caller's Node options, cluster channel or inspector may reach it.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'] },
  });
  closeSync(log);
  child.unref();
  const launched: Launched = { pid: child.pid, ended: null };
  child.once('exit', (code, signal) => {
    launched.ended = { code, signal };
  });
  child.once('error', () => {
    launched.ended = { code: null, signal: null };
  });
  return launched;
}

function openLog(dataDir: string): number {
  const path = join(dataDir, 'engine.log');
  try {
    if (statSync(path).size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  } catch {}
  return openSync(path, 'a', 0o600);
}

/** The last lines of the engine's log, for an error message. */
export function logTail(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, 'engine.log'), 'utf8').trim().split('\n').slice(-8).join('\n  ');
  } catch {
    return '';
  }
}

/**
 * Ends an engine that no longer answers. Acknowledged `j: true` writes are on disk. Process ids are given out
 * again, so it is first made sure that the process is an engine of this very folder; else nothing happens.
 * @returns whether there was such a process
 */
export async function killEngine(pid: number, dataDir: string): Promise<boolean> {
  const words = await commandLine(pid);
  if (!words.includes('embedded-mongo') || !words.includes(dataDir)) return false;
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

async function commandLine(pid: number): Promise<string> {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return runCommand('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => '');
  }
}

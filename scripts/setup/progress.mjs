import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { cache, root } from './paths.mjs';

const TAIL_LINES = 40;

/** A step that failed in a way already explained to the reader; its stack would say nothing. */
export class StepError extends Error {}

/**
 * Runs a step and shows it as one line with its seconds, however long it takes.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  process.stdout.write(`· ${name} … `);
  try {
    const result = await work();
    process.stdout.write(`${seconds()}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`failed after ${seconds()}\n`);
    throw error;
  }
}

/**
 * Runs a program with its output in `.cache/logs/<log>.log`. Ends it when this process is told to end.
 * @param {string} log name of the log file
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<void>} rejects with a {@link StepError} carrying the log's last lines
 */
export function runLogged(log, file, args, options = {}) {
  const logs = join(cache, 'logs');
  mkdirSync(logs, { recursive: true });
  const path = join(logs, `${log}.log`);
  const out = openSync(path, 'w');
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', out, out],
    });
    closeSync(out);
    const stopListening = endWith(child);
    child.once('error', (error) => {
      stopListening();
      reject(new StepError(`${file} could not be started: ${error.message}`));
    });
    child.once('exit', (code, signal) => {
      stopListening();
      if (code === 0) return resolve();
      const lines = stripVTControlCharacters(readFileSync(path, 'utf8')).trimEnd().split('\n');
      const shown = lines.slice(-TAIL_LINES);
      const omitted = lines.length > shown.length ? `  (${lines.length - shown.length} lines before)\n` : '';
      const ended = signal ? `was ended by ${signal}` : `exited with code ${code}`;
      reject(
        new StepError(
          `${omitted}${shown.map((line) => `  ${line}`).join('\n')}\n\n` +
            `${[file, ...args].join(' ')} ${ended}. Full log: ${relative(process.cwd(), path) || path}`,
        ),
      );
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function endWith(child) {
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    child.kill(signal);
    process.stdout.write(`stopped by ${signal}\n`);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return () => {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  };
}

/**
 * Runs a script's main function; a failed step ends the process with code 1 and its own words only.
 * @param {() => Promise<void>} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StepError ? `\n${error.message}` : error);
    process.exit(1);
  }
}

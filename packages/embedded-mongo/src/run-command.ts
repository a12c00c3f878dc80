import { execFile } from 'node:child_process';

export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
}

/**
 * Runs a program to its end and resolves with its standard output.
 * Rejects with the last lines it printed when it fails or is missing.
 */
export type RunCommand = (file: string, args: string[], options?: CommandOptions) => Promise<string>;

export const runCommand: RunCommand = (file, args, options = {}) =>
  new Promise((resolve, reject) => {
    const settings = {
      cwd: options.cwd,
      env: { ...process.env, LC_ALL: 'C', ...options.env },
      timeout: options.timeoutMs ?? 300_000,
      maxBuffer: 16 * 1024 * 1024,
    };
    execFile(file, args, settings, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-6).join('\n  ');
      const why = error.code === ('ENOENT' as unknown) ? 'not installed' : said || error.message;
      reject(new Error(`${file}: ${why}`));
    });
  });

import { spawn } from 'node:child_process';
import {
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { LINES } from './lines';

const root = resolve(__dirname, '../..');
const template = join(__dirname, 'template');
/** Built or installed, or no part of the house as it is written. */
const LEFT_OUT = new Set(['node_modules', '.git', '.cache', '.data', 'dist', 'results', 'toy-room']);

export interface House {
  /** Folder of the copy. */
  root: string;
  /** Files that came with the room. */
  added: readonly string[];
  /** Runs a program of Node in the copy. Rejects with everything it said when it fails. */
  run(program: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * A copy of the house in a folder of its own, in which the toy room stands: its files beside those that are there, and
 * its lines in the lists. Throws when a file of the room would replace one of the house, or a line has no place.
 */
export async function buildHouse(): Promise<House> {
  const copy = await mkdtemp(join(tmpdir(), 'wanglai-toy-room-'));
  await copyFolder(root, copy);
  const added = await addRoom(copy);
  await addLines(copy);
  return {
    root: copy,
    added,
    run: (program, ...args) => run(copy, program, args),
    remove: () => rm(copy, { recursive: true, force: true }),
  };
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, copied] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name === 'node_modules') await linkModules(source, copied);
    else if (LEFT_OUT.has(entry.name)) continue;
    else if (entry.isDirectory()) await copyFolder(source, copied);
    else await cp(source, copied);
  }
}

/** Packages of the house lead to their copies; what others wrote is not copied. */
async function linkModules(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const [source, copied] = [join(from, name), join(to, name)];
    const state = await lstat(source);
    if (state.isSymbolicLink()) await symlink(await readlink(source), copied);
    else if (state.isDirectory() && name.startsWith('@')) await linkModules(source, copied);
    else if (name === '.cache') continue;
    else await symlink(source, copied);
  }
}

async function addRoom(copy: string): Promise<string[]> {
  const files = (await readdir(template, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(template, join(entry.parentPath, entry.name)));
  for (const file of files) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await cp(join(template, file), join(copy, file), { errorOnExist: true, force: false });
  }
  return files;
}

async function addLines(copy: string): Promise<void> {
  for (const { file, after, line } of LINES) {
    const path = join(copy, file);
    const lines = (await readFile(path, 'utf8')).split('\n');
    const at = lines.findIndex((one) => one.includes(after));
    if (at < 0) throw new Error(`${file} has no line with ${after}`);
    lines.splice(at + 1, 0, line);
    await writeFile(path, lines.join('\n'));
  }
}

function run(cwd: string, program: string, args: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const child = spawn(process.execPath, [join(cwd, program), ...args], {
      cwd,
      env: { ...process.env, JEST_WORKER_ID: undefined, NODE_OPTIONS: undefined, CI: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done(said) : fail(new Error(`${program} ${args.join(' ')}\n${said.slice(-6_000)}`)),
    );
  });
}

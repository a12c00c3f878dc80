import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a serving engine writes to `engine.json` in its data folder. A file alone proves nothing: ask the socket. */
export interface EngineFile {
  pid: number;
  uri: string;
  socketDir: string;
}

export function readEngineFile(dataDir: string): EngineFile | null {
  try {
    const file = JSON.parse(readFileSync(join(dataDir, 'engine.json'), 'utf8')) as Partial<EngineFile>;
    const whole =
      typeof file.pid === 'number' && typeof file.uri === 'string' && typeof file.socketDir === 'string';
    return whole ? (file as EngineFile) : null;
  } catch {
    return null;
  }
}

export const ownersSocket = (file: EngineFile): string => join(file.socketDir, 'owners.sock');

/** A socket's path has 104 bytes on macOS and 108 on Linux, its end included. */
const LONGEST_PATH = 103;

/**
 * Folders for the engine's sockets, best first: the one used last (the address then stays the same), the data
 * folder itself, and, where its path is too long or its file system takes no sockets, a private one in the
 * system's folder for temporary files, named after the data folder.
 * @param dataDir absolute and without symbolic links, so that all starters derive the same names
 */
export function socketDirs(dataDir: string, before: EngineFile | null): string[] {
  const dirs = before ? [before.socketDir] : [];
  if (Buffer.byteLength(join(dataDir, 'owners.sock')) <= LONGEST_PATH) dirs.push(dataDir);
  const user = process.getuid?.() ?? 0;
  const shared = join(tmpdir(), `wanglai-${user}`);
  if (isPrivate(shared, user)) {
    dirs.push(join(shared, createHash('sha256').update(dataDir).digest('hex').slice(0, 16)));
  }
  return [...new Set(dirs)];
}

/** In a folder that everybody may write to, somebody else could have made ours first. */
function isPrivate(dir: string, user: number): boolean {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const found = lstatSync(dir);
    return found.isDirectory() && found.uid === user && (found.mode & 0o077) === 0;
  } catch {
    return false;
  }
}

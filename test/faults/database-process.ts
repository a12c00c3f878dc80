import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface EngineFile {
  pid: number;
  uri: string;
}

/** Process and address of the database of a server's data folder, as they are now; null while there is none. */
export function databaseOf(dataDir: string): EngineFile | null {
  try {
    const file = JSON.parse(readFileSync(join(dataDir, 'mongo/engine.json'), 'utf8')) as EngineFile;
    process.kill(file.pid, 0);
    return file;
  } catch {
    return null;
  }
}

export function killDatabase(dataDir: string): boolean {
  const database = databaseOf(dataDir);
  if (!database) return false;
  process.kill(database.pid, 'SIGKILL');
  return true;
}

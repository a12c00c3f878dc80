import type { Db } from 'mongodb';
import type { Config } from './config';
import type { World } from './context';
import type { Doors } from './http/doors';
import type { Job } from './jobs/jobs';
import type { Metrics } from './metrics';
import type { Index, Migration } from './mongo/indexes';
import type { Sockets } from './sockets/sockets';

/** What every room is built from. */
export interface Platform extends World {
  config: Config;
  db: Db;
  sockets: Sockets;
  metrics: Metrics;
}

/** What a room offers to the house; what it offers to other rooms is its own type. */
export interface Room {
  name: string;
  indexes: readonly Index[];
  migrations?: readonly Migration[];
  /** Loads what the room keeps in memory; awaited after the indexes are made and before anything is served or read. */
  ready?(): Promise<void>;
  /** Serves its routes. */
  open(doors: Doors): void;
  jobs?: readonly Job[];
}

/** What rooms keep about a person, for export and erasure. Each room that keeps something brings one of these. */
export interface PersonalRecords {
  /** Name of the list in the export. */
  name: string;
  /** Everything kept about these ids (one person under each id they ever had), as plain JSON; at most 10,000 records. */
  export(personIds: readonly string[]): Promise<unknown[]>;
  /** Deletes everything kept about these ids. Runs again safely. */
  erase(personIds: readonly string[]): Promise<void>;
}

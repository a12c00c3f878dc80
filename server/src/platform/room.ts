import type { Purpose } from '@wanglai/contract';
import type { Db } from 'mongodb';
import type { Connection } from 'mongoose';
import type { Config } from './config';
import type { World } from './context';
import type { Doors } from './http/doors';
import type { Job } from './jobs/jobs';
import type { Metrics } from './metrics';
import type { Collection } from './mongo/collection';
import type { Migration } from './mongo/prepare';
import type { Sockets } from './sockets/sockets';

/** What every room is built from. */
export interface Platform extends World {
  config: Config;
  connection: Connection;
  db: Db;
  sockets: Sockets;
  metrics: Metrics;
  house: House;
}

/** All rooms of this process in the order of the street; complete once the street is built. */
export interface House {
  readonly rooms: readonly Room[];
}

/** What a room offers to the house; what it offers to other rooms is its own type. */
export interface Room {
  name: string;
  /** Everything it keeps. Documents with an `outbox` announce facts, which the stream carries. */
  collections: readonly Collection[];
  migrations?: readonly Migration[];
  /** Loads what the room keeps in memory; awaited after the indexes are made and before anything is served or read. */
  ready?(): Promise<void>;
  /** Serves its routes. */
  open(doors: Doors): void;
  jobs?: readonly Job[];
  /** What becomes of what it keeps about people; null: it keeps nothing about anybody. */
  people: AboutPeople | null;
  /** Resolves when what it has accepted until now is stored, and read by every reader of this process. */
  settle?(): Promise<void>;
}

/**
 * What a room does when something happens to a person. It says each, be it that nothing is to be done and why. All are
 * awaited before the person has their answer, and may be called again for the same change after a crash.
 */
export interface AboutPeople {
  records: PersonalRecords;
  /**
   * Two have become one, or two again. What a person left stays under the id it was left with, so that a split is exact;
   * `READ_UNDER_EVERY_ID`: who reads asks for every id and brings together what is found (merged-people.ts).
   */
  merged: ((change: MergedPeople) => Promise<void>) | typeof READ_UNDER_EVERY_ID;
  split: ((change: MergedPeople) => Promise<void>) | typeof READ_UNDER_EVERY_ID;
  /** A grant was given or withdrawn. `ASKED_EACH_TIME`: nothing is kept that follows from one. */
  consentChanged: ((change: ConsentChange) => Promise<void>) | typeof ASKED_EACH_TIME;
}

export const READ_UNDER_EVERY_ID = 'read under every id';
export const ASKED_EACH_TIME = 'asked each time';

export interface MergedPeople {
  from: string;
  into: string;
}
export interface ConsentChange {
  personId: string;
  purpose: Purpose;
  granted: boolean;
}

/** What a room keeps about a person, for export and erasure. */
export interface PersonalRecords {
  /** Name of the list in the export. */
  name: string;
  /** Everything kept about these ids (one person under each id they ever had), one after the other, as plain JSON. */
  export(personIds: readonly string[]): AsyncIterable<unknown>;
  /** Deletes everything kept about these ids. Runs again safely. */
  erase(personIds: readonly string[]): Promise<void>;
}

import type { Persona } from '../rig/brand';
import type { Tally } from './tally';

interface Common {
  port: number;
  people: readonly Persona[];
  contents: readonly string[];
  /** Counts up over all runs, so that no two runs make the same sessions. */
  run: number;
}

/** What the load process can be told to do. */
export type Order =
  | (Common & { kind: 'closed'; connections: number; requests: number; mostMs: number })
  | (Common & { kind: 'open'; connections: number; requests: number; perSecond: number })
  | (Common & { kind: 'told'; connections: number; perSecond: number; owls: readonly Persona[] })
  | { kind: 'insert'; uri: string; documents: number; batch: number; inFlight: number; mostMs: number };

/** ms from sending the batch that earns a tag to its arrival on the person's socket. */
export interface Told {
  tags: number[];
  cards: number[];
  missing: number;
  background: Tally;
}

export interface Inserted {
  documents: number;
  elapsedMs: number;
  cpuUs: number;
  documentBytes: number;
}

export interface ReportOf {
  closed: Tally;
  open: Tally;
  told: Told;
  insert: Inserted;
}

/** From the load process: first that everything is prepared, then how it went. */
export type Message = { ready: true } | { report: ReportOf[keyof ReportOf] } | { failed: string };

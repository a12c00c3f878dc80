import type { FactView } from '@wanglai/contract';
import { ASKED_EACH_TIME, type Platform, READ_UNDER_EVERY_ID, type Room } from '../../platform/room';
import type { Identity } from '../identity';
import { recordAnnouncement } from './commands/record-announcement';
import { recordInteractions } from './commands/record-interactions';
import { jobsOf } from './interactions.jobs';
import { migrations } from './interactions.migrations';
import { bucketsCollection, type StoredFact } from './interactions.model';
import { recordsOf } from './interactions.records';
import { listenForInteractions, openInteractions } from './interactions.routes';
import { type Facts, factsOf } from './interactions.store';
import { type Knowledge, KnownOfFacts } from './knowledge';
import { showFacts } from './queries/show-facts';
import type { Placed, Reader } from './stream/follower';
import { Gate } from './stream/gate';
import { type GenerationOf, Generations } from './stream/generations';
import { checkpointsCollection, Readers } from './stream/readers';
import { readersCollection, registerOf } from './stream/register';
import { Relay } from './stream/relay';
import { countersCollection, segmentsCollection, segmentsOf, startOf } from './stream/segments';
import { takeOver } from './stream/takeover';
import { Writer } from './stream/writer';

export { readerFromTheStart } from './interactions.migrations';
export { type StoredFact, uuidText } from './interactions.model';
export {
  beforeGeneration,
  type Folded,
  foldedKeys,
  idIn,
  type KeyedFold,
  keyedFold,
  keyIn,
  noteApplied,
  ofGeneration,
} from './keyed-fold';
export type { Knowledge, Subject } from './knowledge';
export type { Placed, Reader, Reading } from './stream/follower';

/** The one stream, as other rooms see it. */
export interface Stream {
  /** Carries a document's outbox onto the stream, soon. To be called after every write that has put something into one. */
  relay(collection: string, id: string): void;
  /** Declares, before the server starts, a reader of every fact. */
  follow<Kept extends Placed>(reader: Reader<Kept>): void;
  /** Which generation of a reader's documents is shown, and which is made. */
  generationOf(reader: string): GenerationOf;
  /** Hears what this process stores, at once and without any memory. */
  tap(listener: (facts: readonly StoredFact[]) => void): void;
  /** Every fact about these ids, in no order that matters. */
  all(personIds: readonly string[]): AsyncIterable<StoredFact>;
  /** The newest facts about these ids, newest first. */
  latest(personIds: readonly string[], limit: number): Promise<StoredFact[]>;
  /** The newest facts of all, newest first. */
  newest(limit: number): Promise<StoredFact[]>;
}

export interface Interactions extends Room {
  stream: Stream;
  /** What a room further right knows of facts; to be told while the street is built. */
  register(knowledge: Knowledge): void;
  /** Facts as staff may see them, with the names of who they are about and the titles of what. */
  show(facts: readonly StoredFact[]): Promise<FactView[]>;
  start(): Promise<void>;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** The stream of everything that happens: the door it enters by, and the readers it goes on to. */
export function createInteractions(platform: Platform, { identity }: { identity: Identity }): Interactions {
  const { db, log, now, config, metrics, sockets, house } = platform;
  const { people } = identity;
  const facts: Facts = factsOf(db);
  const segments = segmentsOf(db, now);
  const known = new KnownOfFacts();
  const readers = new Readers(db, facts);
  const writer = new Writer({ facts, segments, readers, metrics, log });
  const gate = new Gate({ people, now, admitted: (parcel) => writer.push(parcel) });
  const relay = new Relay(db, house, (announcement) => recordAnnouncement(gate, announcement), log);
  const generations = new Generations({
    register: registerOf(db, now),
    readers,
    segments,
    facts,
    metrics,
    log,
    now,
    inNewSegment: (change) => writer.inNewSegment(change),
  });
  const parts = { segments, readers, generations, relay, facts, now, log };
  const recording = { gate, metrics, describe: known.describe };
  const record = (personId: string, body: unknown) => recordInteractions(recording, personId, body);
  const stored = async () => {
    await gate.settle();
    await writer.settle();
  };

  return {
    name: 'interactions',
    collections: [
      bucketsCollection,
      segmentsCollection,
      countersCollection,
      checkpointsCollection,
      readersCollection,
    ],
    migrations,
    open(doors) {
      openInteractions(doors, { identity, record, timeline: { people, facts, known }, db, generations });
      listenForInteractions(sockets, { record });
    },
    jobs: jobsOf({ ...parts, retentionDays: config.retentionDays, beat: () => writer.beat() }),
    people: {
      records: recordsOf(facts),
      merged: READ_UNDER_EVERY_ID,
      split: READ_UNDER_EVERY_ID,
      consentChanged: ASKED_EACH_TIME,
    },
    stream: {
      relay: (collection, id) => relay.relay(collection, id),
      follow: (reader) => generations.declare(reader),
      generationOf: (reader) => generations.generationOf(reader),
      tap: (listener) => writer.tap(listener),
      all: (personIds) => facts.all(personIds),
      latest: (personIds, limit) => facts.timeline(personIds, undefined, limit),
      async newest(limit) {
        const open = (await segments.all()).slice(-16);
        const pages = await Promise.all(open.map(({ _id }) => facts.newestBelow(startOf(_id + 1), limit)));
        const found = new Map(pages.flat().map((fact) => [fact.position, fact]));
        return [...found.values()]
          .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime())
          .slice(0, limit);
      },
    },
    register: (knowledge) => known.register(knowledge),
    show: (shown) => showFacts({ people, known }, shown),
    async start() {
      await generations.open();
      await writer.start();
      // What a crash left unread is read before the first consumer is answered.
      await takeOver(parts);
      await relay.sweep(now());
    },
    async settle() {
      // What the readers announce is on its way once more.
      for (let turn = 0; turn < 2; turn++) {
        await relay.settle();
        await stored();
        await readers.settle();
      }
    },
    async stop() {
      await relay.settle();
      await stored();
      await writer.stop();
      await readers.stop();
    },
  };
}

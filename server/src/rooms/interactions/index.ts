import type { FactView } from '@wanglai/contract';
import type { Abilities } from '../../platform/abilities';
import { ASKED_EACH_TIME, type Platform, READ_UNDER_EVERY_ID, type Room } from '../../platform/room';
import type { Identity } from '../identity';
import { recordAnnouncements } from './commands/record-announcement';
import { type Report, recordInteractions } from './commands/record-interactions';
import { DeviceClocks } from './device-clocks';
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
import { inGoodTime, type Lags, measureLags } from './stream/lag';
import { checkpointsCollection, Readers } from './stream/readers';
import { readersCollection, registerOf } from './stream/register';
import { Relay } from './stream/relay';
import { countersCollection, segmentsCollection, segmentsOf, startOf } from './stream/segments';
import { Tail } from './stream/tail';
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
  /** Carries the outboxes of documents onto the stream, soon. To be called after every write that has put something into one. */
  relay(collection: string, ...ids: readonly string[]): void;
  /** Declares, before the server starts, a reader of every fact. */
  follow<Kept extends Placed>(reader: Reader<Kept>): void;
  /** Which generation of a reader's documents is shown, and which is made. */
  generationOf(reader: string): GenerationOf;
  /** Hears what this process stores, at once and without any memory. */
  tap(listener: (facts: readonly StoredFact[]) => void): void;
  /** Hears what any process stores, within a second and without any memory. */
  heed(listener: (facts: readonly StoredFact[]) => void): void;
  /** Facts of the kept stream stored before a place, newest first; without one from the end on. */
  before(position: number | undefined, limit: number): Promise<StoredFact[]>;
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
  /** Facts with the names of who they are about and the titles of what; the answer shows them as who has some abilities may see them. */
  show(facts: readonly StoredFact[]): Promise<(viewer: Abilities) => FactView[]>;
  /** Facts that wait for each reader, by its name; null where that cannot be told in good time. */
  lags(): Promise<Lags | null>;
  /** Meets the readers and begins a segment; what was left unread before is read in the background. */
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
  const relay = new Relay({ db, house, record: (told) => recordAnnouncements(gate, told), log });
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
  // What one process alone stores, it knows from memory.
  const tail = config.redisUrl ? new Tail({ segments, facts }) : null;
  const ending = new AbortController();
  let catchingUp: Promise<void> = Promise.resolve();
  const parts = { segments, readers, generations, relay, facts, tail, now, log };
  const recording = { gate, metrics, clocks: new DeviceClocks(), describe: known.describe };
  const record = (personId: string, report: Report) => recordInteractions(recording, personId, report);
  const lags = () => inGoodTime(() => generations.lags());
  measureLags(metrics.registry, lags);
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
      openInteractions(doors, { identity, now, record, timeline: { people, facts, known }, db, generations });
      listenForInteractions(sockets, doors.limits, { now, record });
    },
    jobs: jobsOf({ ...parts, retentionDays: config.retentionDays, beat: () => writer.beat() }),
    people: {
      records: recordsOf(facts),
      merged: READ_UNDER_EVERY_ID,
      split: READ_UNDER_EVERY_ID,
      consentChanged: ASKED_EACH_TIME,
    },
    stream: {
      relay: (collection, ...ids) => relay.relay(collection, ids),
      follow: (reader) => generations.declare(reader),
      generationOf: (reader) => generations.generationOf(reader),
      tap: (listener) => writer.tap(listener),
      heed: (listener) => (tail ? tail.hear(listener) : writer.tap(listener)),
      before: (position, limit) => facts.newestBelow(position ?? Number.MAX_SAFE_INTEGER, limit),
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
      // What was left unread is read behind what is served: nobody waits for a reader.
      catchingUp = Promise.all([takeOver(parts, ending.signal), relay.sweep(now(), ending.signal)])
        .then(() => {})
        .catch((error) => log.warn({ err: error }, 'what was left is read at the next turn'));
    },
    lags,
    async settle() {
      // What the readers announce is on its way once more.
      for (let turn = 0; turn < 2; turn++) {
        await relay.settle();
        await stored();
        await readers.settle();
      }
    },
    async stop() {
      ending.abort();
      readers.waitNoMore();
      await relay.stop();
      await catchingUp;
      await stored();
      await writer.stop();
      await readers.stop();
    },
  };
}

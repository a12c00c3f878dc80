import type { RecordReply } from '@wanglai/contract';
import type { Announcement } from '../../platform/announcements';
import type { PersonalRecords, Platform, Room } from '../../platform/room';
import type { Identity } from '../identity';
import { arrivalOfDevice, arrivalOfServer, type Describe } from './commands/record-interactions';
import { jobsOf } from './interactions.jobs';
import { migrations } from './interactions.migrations';
import { indexes, type StoredFact, uuidText } from './interactions.model';
import { presentFact } from './interactions.present';
import { recordsOf } from './interactions.records';
import { listenForInteractions, openInteractions } from './interactions.routes';
import { type Facts, factsOf } from './interactions.store';
import { type FactPorts, type readTimeline, titleFor } from './queries/read-timeline';
import { checkRequest } from './rules/check-request';
import type { Placed, Reader } from './stream/follower';
import { Gate } from './stream/gate';
import { Readers } from './stream/readers';
import { Relay } from './stream/relay';
import { segmentsOf, startOf } from './stream/segments';
import { takeOver } from './stream/takeover';
import { Writer } from './stream/writer';

export type { StoredFact } from './interactions.model';
export { type Folded, type KeyedFold, keyedFold, noteApplied } from './keyed-fold';
export type { FactPorts } from './queries/read-timeline';
export type { Placed, Reader } from './stream/follower';

/** The one stream, as other rooms see it. */
export interface Stream {
  /** Declares, before the server starts, that documents of a collection may carry an outbox. */
  announcing(collection: string): void;
  /** Carries a document's outbox onto the stream, soon. */
  relay(collection: string, id: string): void;
  /** Declares, before the server starts, a reader of every fact. */
  follow<Kept extends Placed>(reader: Reader<Kept>): void;
  /** Hears what this process stores, at once and without any memory. */
  tap(listener: (facts: readonly StoredFact[]) => void): void;
  /** Every fact about these ids, in no order that matters. */
  all(personIds: readonly string[]): AsyncIterable<StoredFact>;
  /** The newest facts about these ids, newest first. */
  latest(personIds: readonly string[], limit: number): Promise<StoredFact[]>;
  /** The newest facts of all, newest first. */
  newest(limit: number): Promise<StoredFact[]>;
  /** Segments below this number have been read to their end by every reader. */
  floor(): number;
}

export interface Interactions extends Room {
  stream: Stream;
  records: PersonalRecords;
  /** Plugs what contents are about, and what of a person may be told: known to rooms further right. */
  plug(ports: FactPorts & { describe: Describe }): void;
  start(): Promise<void>;
  /** Resolves when all that has arrived is stored, and read by every reader of this process. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** The stream of everything that happens: the door it enters by, and the readers it goes on to. */
export function createInteractions(platform: Platform, deps: { identity: Identity }): Interactions {
  const { db, log, now, config, metrics, sockets } = platform;
  const facts: Facts = factsOf(db);
  const segments = segmentsOf(db, now);
  const readers = new Readers(db, facts, log, metrics);
  let ports: Parameters<Interactions['plug']>[0] = {
    describe: () => undefined,
    titleOf: () => undefined,
    tellable: async () => [],
  };
  let floor = 0;

  const writer = new Writer({ facts, segments, readers, metrics, log });
  const gate = new Gate({
    people: deps.identity.people,
    describe: (id) => ports.describe(id),
    now,
    admitted: (parcel) => writer.push(parcel),
  });
  const record = async (personId: string, body: unknown): Promise<RecordReply> => {
    const request = checkRequest(body);
    const reply = await new Promise<RecordReply>((resolve, reject) =>
      gate.push(arrivalOfDevice(personId, request, { resolve, reject })),
    );
    metrics.facts.inc({ outcome: 'accepted' }, reply.accepted);
    metrics.facts.inc({ outcome: 'duplicate' }, reply.duplicates);
    metrics.facts.inc({ outcome: 'rejected' }, reply.rejected.length);
    return reply;
  };
  const announced = (announcement: Announcement) =>
    new Promise<void>((resolve, reject) => gate.push(arrivalOfServer(announcement, { resolve, reject })));
  const stored = async () => {
    await gate.settle();
    await writer.settle();
  };
  const relay = new Relay(db, announced, log);

  const findFloor = async () => {
    floor = (await segments.all())[0]?._id ?? floor;
  };
  const timeline: Parameters<typeof readTimeline>[0] = {
    people: deps.identity.people,
    facts,
    titleOf: (id) => ports.titleOf(id),
    tellable: (told, people) => ports.tellable(told, people),
  };

  return {
    name: 'interactions',
    get indexes() {
      return [...indexes, ...relay.indexes()];
    },
    migrations,
    open: (doors) => {
      openInteractions(doors, { identity: deps.identity, record, timeline });
      listenForInteractions(sockets, { record });
    },
    jobs: [
      ...jobsOf({
        segments,
        readers,
        relay,
        facts,
        now,
        log,
        retentionDays: config.retentionDays,
        beat: () => writer.beat(),
      }),
      { name: 'stream.floor', everyMs: 5_000, run: findFloor },
    ],
    records: recordsOf(facts),
    stream: {
      announcing: (collection) => relay.announcing(collection),
      relay: (collection, id) => relay.relay(collection, id),
      follow: (reader) => readers.add(reader),
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
      floor: () => floor,
    },
    plug(given) {
      ports = given;
    },
    async start() {
      await writer.start();
      await findFloor();
      // What a crash left unread is read before the first consumer is answered.
      await takeOver(segments, readers, now, log);
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

export { presentFact, titleFor, uuidText };

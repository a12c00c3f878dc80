import type { Db } from 'mongodb';
import { type Collection, defineCollection, part } from '../../../platform/mongo/collection';
import { isDead, type Process, thisProcess } from './segments';

/** How a reader comes to documents of its present fold: see `Reader.anew`. */
export const WAYS = ['reads again', 'renews', 'never'] as const;
export type Way = (typeof WAYS)[number];

/** A generation that is being made while the one before it is still shown. */
export interface NextGeneration {
  generation: number;
  version: number;
  /**
   * Segments that had a writer, or had not been read to their end, when this began. Whoever comes to their end reads
   * them for this generation, too. Not there yet in the moment between saying that it begins and looking at them.
   */
  leftOut?: number[];
  /** Whoever goes the way again begins here: a position on the stream, or the id of a document; none at the beginning. */
  at?: number | string;
  /** History ends before this position: what comes after it is read as it happens. */
  end: number;
  /** Of facts, or of documents that are renewed. */
  done: number;
  total: number;
  /** All history is done. */
  over: boolean;
  /** Who leads it, and until when they are taken to be alive. */
  leader?: Process;
  until?: Date;
}

/** Where a reader stands in its generations. Its places in the segments are checkpoints. */
export interface ReaderDocument {
  _id: string;
  way: Way;
  /** Of the code that made the present generation. */
  version: number;
  /** The one that is shown; 0 before there is any. */
  generation: number;
  next?: NextGeneration;
  /** Somebody has asked for a new generation. */
  asked?: boolean;
}

export const readersCollection: Collection<ReaderDocument> = defineCollection<ReaderDocument>(
  'interactions.readers',
  {
    _id: { type: String, maxlength: 64, required: true },
    way: { type: String, enum: WAYS, required: true },
    version: { type: Number, min: 0, required: true },
    generation: { type: Number, min: 0, required: true },
    next: {
      type: part<NextGeneration>({
        generation: { type: Number, required: true },
        version: { type: Number, required: true },
        leftOut: { type: [{ type: Number, required: true }] },
        at: { type: Object as never },
        end: { type: Number, required: true },
        done: { type: Number, min: 0, required: true },
        total: { type: Number, min: 0, required: true },
        over: { type: Boolean, required: true },
        leader: {
          type: part<Process>({
            host: { type: String, required: true },
            pid: { type: Number, required: true },
          }),
        },
        until: { type: Date },
      }),
    },
    asked: { type: Boolean },
  },
);

const LEADS_MS = 10_000;

export type Register = ReturnType<typeof registerOf>;

/** What is written down of readers: single writes, each conditional on what it follows from. */
export function registerOf(db: Db, now: () => Date) {
  const readers = db.collection<ReaderDocument>(readersCollection.name);
  return {
    all: (): Promise<ReaderDocument[]> => readers.find({}).sort({ _id: 1 }).limit(1_000).toArray(),

    /** Enters a reader that nobody has met. What it is to read of history is another step. */
    async enter(reader: ReaderDocument): Promise<void> {
      await readers.updateOne({ _id: reader._id }, { $setOnInsert: reader }, { upsert: true });
    },

    /** Begins a generation in the place of one that was not finished, if any. Nothing when somebody else has. */
    async begin({ _id, generation, next: unfinished }: ReaderDocument, next: NextGeneration): Promise<void> {
      const before = unfinished ? { 'next.generation': unfinished.generation } : { next: { $exists: false } };
      await readers.updateOne({ _id, generation, ...before }, { $set: { next }, $unset: { asked: true } });
    },

    /** A reader that makes nothing anew goes on in another version. */
    async setVersion(name: string, version: number): Promise<void> {
      await readers.updateOne({ _id: name }, { $max: { version } });
    },

    /** Says which segments history leaves out. The first who says it is right. */
    async leaveOut(
      name: string,
      generation: number,
      leftOut: number[],
      end: number,
      total: number,
    ): Promise<void> {
      await readers.updateOne(
        { _id: name, 'next.generation': generation, 'next.leftOut': { $exists: false } },
        { $set: { 'next.leftOut': leftOut, 'next.end': end, 'next.total': total } },
      );
    },

    /** Takes the lead of a generation that nobody alive leads. Null when somebody does, or there is nothing to lead. */
    async lead(name: string): Promise<NextGeneration | null> {
      const found = await readers.findOne({ _id: name });
      const next = found?.next;
      if (!next?.leftOut || next.over) return null;
      const at = now();
      const led = next.leader && next.until && next.until > at && !isDead(next.leader);
      if (led) return null;
      const { modifiedCount } = await readers.updateOne(
        { _id: name, 'next.generation': next.generation, 'next.until': next.until ?? { $exists: false } },
        { $set: { 'next.leader': thisProcess(), 'next.until': new Date(at.getTime() + LEADS_MS) } },
      );
      return modifiedCount === 1 ? next : null;
    },

    /** Notes how far history has come, and stays the leader. False when the lead was lost. */
    async note(
      name: string,
      generation: number,
      place: { at: number | string; done: number; over?: boolean },
    ): Promise<boolean> {
      const { pid, host } = thisProcess();
      const { matchedCount } = await readers.updateOne(
        {
          _id: name,
          'next.generation': generation,
          'next.leader.pid': pid,
          'next.leader.host': host,
          'next.over': false,
        },
        {
          $set: {
            'next.at': place.at,
            'next.done': place.done,
            'next.over': place.over ?? false,
            'next.until': new Date(now().getTime() + LEADS_MS),
          },
        },
      );
      return matchedCount === 1;
    },

    /** Nobody leads any more, so that the next who looks may. */
    async giveUpLead(name: string): Promise<void> {
      const { pid } = thisProcess();
      await readers.updateOne(
        { _id: name, 'next.leader.pid': pid },
        { $unset: { 'next.leader': true, 'next.until': true } },
      );
    },

    /** From now on the next generation is the one that is shown. */
    async show(name: string, next: NextGeneration): Promise<boolean> {
      const { modifiedCount } = await readers.updateOne(
        { _id: name, 'next.generation': next.generation, 'next.over': true },
        { $set: { generation: next.generation, version: next.version }, $unset: { next: true } },
      );
      return modifiedCount === 1;
    },
  };
}

/** Asks for a reader's documents to be made anew from the whole kept stream; a process that serves will see to it. */
export async function requestReplay(
  db: Db,
  name: string,
): Promise<'requested' | 'under way' | 'unknown' | 'never'> {
  const readers = db.collection<ReaderDocument>(readersCollection.name);
  const found = await readers.findOne({ _id: name });
  if (!found) return 'unknown';
  if (found.way === 'never') return 'never';
  if (found.next) return 'under way';
  await readers.updateOne({ _id: name, next: { $exists: false } }, { $set: { asked: true } });
  return 'requested';
}

/** How a reader stands, for people. */
export interface ReaderState {
  name: string;
  version: number;
  generation: number;
  state: 'live' | 'catching-up';
  done: number;
  total: number;
}

export const stateOf = ({ _id, version, generation, next, asked }: ReaderDocument): ReaderState => ({
  name: _id,
  version,
  generation,
  state: next || asked ? 'catching-up' : 'live',
  done: next?.done ?? 0,
  total: next?.total ?? 0,
});

export const readReaders = async (db: Db): Promise<ReaderState[]> =>
  (await db.collection<ReaderDocument>(readersCollection.name).find({}).sort({ _id: 1 }).toArray()).map(
    stateOf,
  );

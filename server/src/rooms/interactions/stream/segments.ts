import { hostname } from 'node:os';
import type { Db } from 'mongodb';
import { type Collection, defineCollection, part } from '../../../platform/mongo/collection';

/**
 * The stream is written in segments. Each server process writes one of its own, alone and one commit after the other,
 * so that within a segment what is visible is always a beginning of what will be: a reader that has come to a
 * position has missed nothing before it. A process that dies, or cannot know what a broken commit stored, leaves its segment behind;
 * others read it to its end (stream/takeover.ts).
 */
export interface Segment {
  _id: number;
  host: string;
  pid: number;
  beatAt: Date;
  /** Which readers its writer leads along, by their keys; whoever else wants to read it comes after its end. */
  readers?: string[];
  sealedAt?: Date;
  claimedUntil?: Date;
  /** Who reads it to its end until then. */
  claimedBy?: Process;
  /** Being forgotten: a reader that begins now counts what stands in it as history. */
  leaving?: boolean;
}

export interface Process {
  host: string;
  pid: number;
}

const processKeys = part<Process>({
  host: { type: String, required: true },
  pid: { type: Number, required: true },
});

export const segmentsCollection: Collection<Segment> = defineCollection<Segment>('interactions.segments', {
  _id: { type: Number, required: true },
  host: { type: String, required: true },
  pid: { type: Number, required: true },
  beatAt: { type: Date, required: true },
  readers: { type: [{ type: String, required: true }] },
  sealedAt: { type: Date },
  claimedUntil: { type: Date },
  claimedBy: { type: processKeys },
  leaving: { type: Boolean },
});

/** The number of the last segment. It outlives the segments' own documents, so that no number is ever used twice. */
interface Counter {
  _id: 'segment';
  last: number;
}
export const countersCollection: Collection<Counter> = defineCollection<Counter>('interactions.counters', {
  _id: { type: String, enum: ['segment'], required: true },
  last: { type: Number, min: 1, required: true },
});

const SIZE = 2 ** 32;
export const startOf = (segment: number): number => segment * SIZE;
export const endOf = (segment: number): number => (segment + 1) * SIZE;
export const segmentOf = (position: number): number => Math.floor(position / SIZE);

/** A segment without a heartbeat for so long has no writer any more. */
export const LEASE_MS = 10_000;
/** After its writer is gone, a segment is read again for so long, for writes that were still on their way. */
export const LINGER_MS = 60_000;
const CLAIM_MS = 30_000;

export const thisProcess = (): Process => ({ host: hostname(), pid: process.pid });

/** Whether a process of this host has ended. Of those on other hosts nothing is known but what they write down. */
export function isDead({ host, pid }: Process): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

export interface Segments {
  /** Registers the next segment for this process, which leads these readers through it. */
  open(readers: readonly string[]): Promise<number>;
  /** The number of the newest segment; 0 before the first. */
  last(): Promise<number>;
  /** Keeps the lease. False when the segment was taken away: then nothing more may be written to it. */
  beat(segment: number): Promise<boolean>;
  seal(segment: number): Promise<void>;
  /** Claims one segment whose writer is gone, for half a minute; null when there is none. */
  claimAbandoned(): Promise<Segment | null>;
  /** Keeps the claim for another half a minute. False when it is somebody else's by now. */
  hold(segment: number): Promise<boolean>;
  release(segment: number): Promise<void>;
  /** Leaves a claimed segment unfinished: anybody may go on at once. */
  letGo(segment: number): Promise<void>;
  /** Says that it is about to be forgotten, or that it is not after all. */
  leave(segment: number, leaving: boolean): Promise<void>;
  remove(segment: number): Promise<void>;
  all(): Promise<Segment[]>;
  /** Those that have lost their writer, claimed or not. */
  left(): Promise<Segment[]>;
}

export function segmentsOf(db: Db, now: () => Date): Segments {
  const collection = db.collection<Segment>(segmentsCollection.name);
  const counters = db.collection<Counter>(countersCollection.name);
  /** Which one this process writes. */
  let own: number | undefined;
  const claimant = { 'claimedBy.pid': process.pid, 'claimedBy.host': hostname() };
  const all = () => collection.find({}).sort({ _id: 1 }).limit(1_000).toArray();
  const isLeft = (segment: Segment, at: Date): boolean => {
    if (segment.sealedAt) return true;
    // After a sleep or a jump of the clock its own may look left, too.
    if (segment._id === own) return false;
    return segment.beatAt.getTime() < at.getTime() - LEASE_MS || isDead(segment);
  };
  return {
    async open(readers) {
      for (;;) {
        const counter = await counters.findOneAndUpdate(
          { _id: 'segment' },
          { $inc: { last: 1 } },
          { upsert: true, returnDocument: 'after' },
        );
        if (!counter) continue;
        await collection.insertOne({
          _id: counter.last,
          ...thisProcess(),
          beatAt: now(),
          readers: [...readers],
        });
        own = counter.last;
        return own;
      }
    },
    last: async () => (await counters.findOne({ _id: 'segment' }))?.last ?? 0,
    beat: async (segment) =>
      (
        await collection.updateOne(
          { _id: segment, sealedAt: { $exists: false } },
          { $set: { beatAt: now() } },
        )
      ).matchedCount === 1,
    seal: async (segment) =>
      void (await collection.updateOne({ _id: segment }, { $set: { sealedAt: now() } })),
    async claimAbandoned() {
      const open = await all();
      const at = now();
      for (const segment of open) {
        if (!isLeft(segment, at)) continue;
        const { claimedUntil, claimedBy } = segment;
        if (claimedUntil && claimedUntil >= at && !(claimedBy && isDead(claimedBy))) continue;
        const claim = {
          claimedUntil: new Date(at.getTime() + CLAIM_MS),
          claimedBy: thisProcess(),
          sealedAt: segment.sealedAt ?? at,
        };
        const claimed = await collection.findOneAndUpdate(
          { _id: segment._id, claimedUntil: claimedUntil ?? { $exists: false } },
          { $set: claim },
          { returnDocument: 'after' },
        );
        if (claimed) return claimed;
      }
      return null;
    },
    hold: async (segment) =>
      (
        await collection.updateOne(
          { _id: segment, ...claimant },
          { $set: { claimedUntil: new Date(now().getTime() + CLAIM_MS) } },
        )
      ).matchedCount === 1,
    // Not claimed again at once: what lingers is looked at every few seconds.
    release: async (segment) =>
      void (await collection.updateOne(
        { _id: segment },
        { $set: { claimedUntil: new Date(now().getTime() + 5_000) }, $unset: { claimedBy: '' } },
      )),
    letGo: async (segment) =>
      void (await collection.updateOne(
        { _id: segment, ...claimant },
        { $unset: { claimedUntil: '', claimedBy: '' } },
      )),
    leave: async (segment, leaving) =>
      void (await collection.updateOne(
        { _id: segment },
        leaving ? { $set: { leaving } } : { $unset: { leaving: '' } },
      )),
    remove: async (segment) => void (await collection.deleteOne({ _id: segment })),
    all,
    async left() {
      const at = now();
      return (await all()).filter((segment) => isLeft(segment, at));
    },
  };
}

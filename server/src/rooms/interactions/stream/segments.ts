import { hostname } from 'node:os';
import type { Collection, Db } from 'mongodb';

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
  sealedAt?: Date;
  claimedUntil?: Date;
  /** Who reads it to its end until then. */
  claimedBy?: { host: string; pid: number };
}

const SIZE = 2 ** 32;
export const startOf = (segment: number): number => segment * SIZE;
export const endOf = (segment: number): number => (segment + 1) * SIZE;
export const segmentOf = (position: number): number => Math.floor(position / SIZE);

/** A segment without a heartbeat for so long has no writer any more. */
export const LEASE_MS = 10_000;
/** After its writer is gone, a segment is read again for so long, for writes that were still on their way. */
export const LINGER_MS = 60_000;
const CLAIM_MS = 30_000;

export interface Segments {
  /** Registers the next segment for this process. */
  open(): Promise<number>;
  /** Keeps the lease. False when the segment was taken away: then nothing more may be written to it. */
  beat(segment: number): Promise<boolean>;
  seal(segment: number): Promise<void>;
  /** Claims one segment whose writer is gone, for half a minute; null when there is none. */
  claimAbandoned(): Promise<Segment | null>;
  release(segment: number): Promise<void>;
  remove(segment: number): Promise<void>;
  all(): Promise<Segment[]>;
}

export function segmentsOf(db: Db, now: () => Date): Segments {
  const collection: Collection<Segment> = db.collection('segments');
  const host = hostname();
  /** Which one this process writes. */
  let own: number | undefined;
  /** Of processes on other hosts nothing is known but what they write down. */
  const isDead = (who: { host: string; pid: number }) => {
    if (who.host !== host) return false;
    try {
      process.kill(who.pid, 0);
      return false;
    } catch {
      return true;
    }
  };
  return {
    async open() {
      for (;;) {
        // The counter outlives the segments' own documents, so that no number is ever used twice.
        const counter = await db
          .collection<{ _id: string; last: number }>('counters')
          .findOneAndUpdate(
            { _id: 'segment' },
            { $inc: { last: 1 } },
            { upsert: true, returnDocument: 'after' },
          );
        if (!counter) continue;
        await collection.insertOne({ _id: counter.last, host, pid: process.pid, beatAt: now() });
        own = counter.last;
        return own;
      }
    },
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
      const open = await collection.find({}).sort({ _id: 1 }).limit(1_000).toArray();
      const at = now();
      for (const segment of open) {
        // After a sleep or a jump of the clock its own may look left, too.
        if (segment._id === own && !segment.sealedAt) continue;
        const lapsed = segment.beatAt.getTime() < at.getTime() - LEASE_MS;
        if (!segment.sealedAt && !lapsed && !isDead(segment)) continue;
        const { claimedUntil, claimedBy } = segment;
        if (claimedUntil && claimedUntil >= at && !(claimedBy && isDead(claimedBy))) continue;
        const claim = {
          claimedUntil: new Date(at.getTime() + CLAIM_MS),
          claimedBy: { host, pid: process.pid },
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
    // Not claimed again at once: what lingers is looked at every few seconds.
    release: async (segment) =>
      void (await collection.updateOne(
        { _id: segment },
        { $set: { claimedUntil: new Date(now().getTime() + 5_000) }, $unset: { claimedBy: '' } },
      )),
    remove: async (segment) => void (await collection.deleteOne({ _id: segment })),
    all: () => collection.find({}).sort({ _id: 1 }).limit(1_000).toArray(),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { AppError } from '../../../platform/errors';
import { type Collection, defineCollection } from '../../../platform/mongo/collection';
import type { StoredFact } from '../interactions.model';
import type { Facts } from '../interactions.store';
import type { Following } from './follower';
import { endOf, segmentOf, startOf } from './segments';

/** A process whose readers are so far behind commits no faster than they read. */
const FAR_BEHIND = 20_000;
const PATIENCE_MS = 5_000;
const MOST_AT_ONCE = 1_000;

/** How far a reader has come in a segment. */
interface Checkpoint {
  /** `<key of the reader>:<segment>` */
  _id: string;
  position: number;
}
export const checkpointsCollection: Collection<Checkpoint> = defineCollection<Checkpoint>(
  'interactions.checkpoints',
  { _id: { type: String, required: true }, position: { type: Number, required: true } },
);

/** Leads every reader through this process's own segment, from memory, and through those that have lost their writer. */
export class Readers {
  private readonly followers = new Map<string, Following>();

  constructor(
    private readonly db: Db,
    private readonly facts: Facts,
  ) {}

  add(follower: Following): void {
    this.followers.set(follower.key, follower);
  }

  /** Lets go of a reader, for good or until another process leads it on. */
  async remove(key: string): Promise<void> {
    const follower = this.followers.get(key);
    this.followers.delete(key);
    await follower?.stop();
  }

  /** Forgets where a generation stood that is not shown any more. */
  async forgetKey(key: string): Promise<void> {
    await this.checkpoints.deleteMany({ _id: { $gte: `${key}:`, $lt: `${key};` } });
  }

  get(key: string): Following | undefined {
    return this.followers.get(key);
  }

  keys(): string[] {
    return [...this.followers.keys()];
  }

  deliver(facts: readonly StoredFact[]): void {
    for (const follower of this.followers.values()) follower.push(facts);
  }

  /** Resolves when no reader is far behind any more. Throws `server.unavailable` when that does not come to pass in five seconds. */
  async catchUp(): Promise<void> {
    if (!(await this.within(PATIENCE_MS, FAR_BEHIND)))
      throw new AppError('server.unavailable', { retryAfterS: 5 });
  }

  /** Resolves when every reader has applied what was delivered until now, or has failed to for five seconds. */
  async settle(): Promise<void> {
    await this.within(PATIENCE_MS, 1);
  }

  private async within(ms: number, most: number): Promise<boolean> {
    const waiting = [...this.followers.values()].filter((follower) => follower.isBehind(most));
    if (!waiting.length) return true;
    const patience = new AbortController();
    const done = Promise.all(waiting.map((follower) => follower.below(most))).then(() => true);
    const late = sleep(ms, false, { signal: patience.signal }).catch(() => false);
    const inTime = await Promise.race([done, late]);
    patience.abort();
    return inTime;
  }

  /** Applies what was delivered until now, and writes down how far each has come. */
  async notePlaces(): Promise<void> {
    await this.settle();
    await Promise.all([...this.followers.values()].map((follower) => follower.notePlaces()));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.followers.values()].map((follower) => follower.stop()));
  }

  /** Reads a segment that has lost its writer, from each reader's checkpoint to the end. */
  async readThrough(segment: number): Promise<void> {
    for (const follower of this.followers.values()) {
      let from = await this.checkpoint(follower.key, segment);
      for (;;) {
        const facts = await this.facts.between(from, endOf(segment), MOST_AT_ONCE);
        const last = facts.at(-1);
        if (!last) break;
        await follower.apply(facts);
        from = last.position;
        await this.note(follower.key, from);
      }
    }
  }

  async forget(segment: number): Promise<void> {
    await this.checkpoints.deleteMany({ _id: { $in: this.keys().map((key) => idOf(key, segment)) } });
  }

  /** The position through which a reader has come in a segment; the one before its first when it has not begun. */
  async checkpoint(key: string, segment: number): Promise<number> {
    const kept = await this.checkpoints.findOne({ _id: idOf(key, segment) });
    return kept?.position ?? startOf(segment) - 1;
  }

  note = async (key: string, position: number): Promise<void> => {
    await this.checkpoints.updateOne(
      { _id: idOf(key, segmentOf(position)) },
      { $max: { position } },
      { upsert: true },
    );
  };

  private get checkpoints() {
    return this.db.collection<Checkpoint>(checkpointsCollection.name);
  }
}

const idOf = (key: string, segment: number) => `${key}:${segment}`;

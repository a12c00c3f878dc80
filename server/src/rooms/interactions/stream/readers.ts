import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { AppError } from '../../../platform/errors';
import { type Collection, defineCollection } from '../../../platform/mongo/collection';
import type { StoredFact } from '../interactions.model';
import type { Facts } from '../interactions.store';
import type { Following } from './follower';
import { endOf, type Segment, segmentOf, startOf } from './segments';

/** A process whose readers are so far behind commits no faster than they read. */
const FAR_BEHIND = 20_000;
const PATIENCE_MS = 5_000;
/** Facts of a segment that are read at once: few large turns cost less than many small ones. */
const MOST_AT_ONCE = 5_000;
/** Who wants an acknowledgement goes before what a process has left behind: that takes half of the time at the most. */
const MOST_PAUSE_MS = 100;

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
  private readonly ending = new AbortController();

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

  /** Resolves when no reader that writers wait for is far behind any more. Throws `server.unavailable` when that does not come to pass in five seconds. */
  async catchUp(): Promise<void> {
    const followers = [...this.followers.values()].filter(({ holdsUp }) => holdsUp);
    if (!(await this.within(FAR_BEHIND, followers)))
      throw new AppError('server.unavailable', { retryAfterS: 5 });
  }

  /** Resolves when every reader has applied what was delivered until now, or has failed to for five seconds. */
  async settle(signal?: AbortSignal): Promise<void> {
    await this.within(1, undefined, signal);
  }

  /** From now on nobody waits for a reader: the process is about to end, and what is stored is read by the next. */
  waitNoMore(): void {
    this.ending.abort();
  }

  private async within(
    most: number,
    followers = [...this.followers.values()],
    signal = this.ending.signal,
  ): Promise<boolean> {
    const waiting = followers.filter((follower) => follower.isBehind(most));
    if (!waiting.length || signal.aborted) return true;
    const patience = new AbortController();
    const done = Promise.all(waiting.map((follower) => follower.below(most))).then(() => true);
    const over = AbortSignal.any([patience.signal, signal]);
    const late = sleep(PATIENCE_MS, false, { signal: over }).catch(() => signal.aborted);
    const inTime = await Promise.race([done, late]);
    patience.abort();
    return inTime;
  }

  /** Applies what was delivered until now, and writes down how far each has come. */
  async notePlaces(signal?: AbortSignal): Promise<void> {
    await this.settle(signal);
    await Promise.all([...this.followers.values()].map((follower) => follower.notePlaces()));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.followers.values()].map((follower) => follower.stop()));
  }

  /**
   * Reads a segment that has lost its writer, from each reader's checkpoint to the end. Readers go side by side: none
   * waits for another. `step` follows each step; where it throws, or `signal` aborts, this throws, and goes on from there
   * the next time.
   */
  async readThrough(segment: number, signal: AbortSignal, step: () => Promise<void>): Promise<void> {
    const ways = [...this.followers.values()].map((follower) => this.readOn(follower, segment, signal, step));
    const failed = (await Promise.allSettled(ways)).find((way) => way.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async readOn(
    follower: Following,
    segment: number,
    signal: AbortSignal,
    step: () => Promise<void>,
  ): Promise<void> {
    let from = await this.checkpoint(follower.key, segment);
    const through = async (position: number) => {
      from = position;
      await this.note(follower.key, position);
      await step();
    };
    for (;;) {
      signal.throwIfAborted();
      const begun = performance.now();
      const facts = await this.facts.between(from, endOf(segment), MOST_AT_ONCE);
      const last = facts.at(-1);
      if (!last) return;
      await follower.apply(facts, signal, through);
      await through(last.position);
      await sleep(Math.min(MOST_PAUSE_MS, performance.now() - begun), undefined, { signal });
    }
  }

  /** Facts that wait for each reader, by its name: in this process's memory, and in segments that have lost their writer. */
  async lags(left: readonly Segment[]): Promise<Map<string, number>> {
    const lags = new Map<string, number>();
    const ends = await Promise.all(left.map(({ _id }) => this.facts.newestBelow(endOf(_id), 1)));
    const ids = this.keys().flatMap((key) => left.map(({ _id }) => idOf(key, _id)));
    const noted = ids.length ? await this.checkpoints.find({ _id: { $in: ids } }).toArray() : [];
    const placeOf = new Map(noted.map(({ _id, position }) => [_id, position]));
    for (const { name, key, behind } of this.followers.values()) {
      let lag = behind;
      left.forEach(({ _id }, i) => {
        const last = ends[i]![0]?.position ?? -1;
        if (segmentOf(last) === _id) lag += last - (placeOf.get(idOf(key, _id)) ?? startOf(_id) - 1);
      });
      // Of a reader that makes its next generation: that one which has further to go.
      lags.set(name, Math.max(lags.get(name) ?? 0, lag));
    }
    return lags;
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

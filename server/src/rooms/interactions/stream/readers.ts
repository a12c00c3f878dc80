import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { AppError } from '../../../platform/errors';
import type { Logger } from '../../../platform/logger';
import type { Metrics } from '../../../platform/metrics';
import { Turns } from '../../../platform/turns';
import type { StoredFact } from '../interactions.model';
import type { Facts } from '../interactions.store';
import { endOf, segmentOf, startOf } from './segments';

/**
 * A room that wants to know. `apply` is given facts in the order of their segment, each at least once; it must leave
 * the same behind when it is given some of them again.
 */
export interface Reader {
  name: string;
  /**
   * How long it rests after a turn of so many facts, ms: whose documents are few and hot writes them less often by that,
   * and few large turns cost less than many small ones. Default 0.
   */
  restMs?(facts: number): number;
  apply(facts: readonly StoredFact[]): Promise<void>;
}

const MOST_PER_TURN = 8_000;
const CHECKPOINT_MS = 2_000;
/** A process whose readers are so far behind commits no faster than they read. */
const FAR_BEHIND = 20_000;
const PATIENCE_MS = 5_000;

interface Checkpoint {
  _id: string;
  position: number;
}

/** Follows this process's own segment for every reader, from memory, and writes down how far each has come. */
export class Readers {
  private readonly followers: Follower[] = [];

  constructor(
    private readonly db: Db,
    private readonly facts: Facts,
    private readonly log: Logger,
    private readonly metrics: Metrics,
  ) {}

  add(reader: Reader): void {
    this.followers.push(
      new Follower(reader, this.log, this.metrics, (position) => this.note(reader, position)),
    );
  }

  deliver(facts: readonly StoredFact[]): void {
    for (const follower of this.followers) follower.push(facts);
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
    const waiting = this.followers.filter((follower) => follower.isBehind(most));
    if (!waiting.length) return true;
    const patience = new AbortController();
    const done = Promise.all(waiting.map((follower) => follower.below(most))).then(() => true);
    const late = sleep(ms, false, { signal: patience.signal }).catch(() => false);
    const inTime = await Promise.race([done, late]);
    patience.abort();
    return inTime;
  }

  async stop(): Promise<void> {
    await Promise.all(this.followers.map((follower) => follower.stop()));
  }

  /** Reads a segment that has lost its writer, from each reader's checkpoint to the end. */
  async readThrough(segment: number): Promise<void> {
    for (const { reader } of this.followers) {
      let from = await this.checkpoint(reader, segment);
      for (;;) {
        const facts = await this.facts.between(from, endOf(segment), 1_000);
        const last = facts.at(-1);
        if (!last) break;
        await reader.apply(facts);
        from = last.position;
        await this.note(reader, from);
      }
    }
  }

  async forget(segment: number): Promise<void> {
    await this.checkpoints.deleteMany({
      _id: { $in: this.followers.map(({ reader }) => idOf(reader, segment)) },
    });
  }

  private get checkpoints() {
    return this.db.collection<Checkpoint>('checkpoints');
  }

  private async checkpoint(reader: Reader, segment: number): Promise<number> {
    const kept = await this.checkpoints.findOne({ _id: idOf(reader, segment) });
    return kept?.position ?? startOf(segment) - 1;
  }

  private async note(reader: Reader, position: number): Promise<void> {
    await this.checkpoints.updateOne(
      { _id: idOf(reader, segmentOf(position)) },
      { $max: { position } },
      { upsert: true },
    );
  }
}

const idOf = (reader: Reader, segment: number) => `${reader.name}:${segment}`;

class Follower {
  private waiting: (readonly StoredFact[])[] = [];
  private behind = 0;
  private readonly turns = new Turns(
    () => this.waiting.length > 0 && !this.stopping,
    () => this.turn(),
  );
  private stopping = false;
  private noted = 0;
  /** The newest position of each segment that is applied and not written down yet. */
  private readonly places = new Map<number, number>();
  private wake = () => {};
  private watchers: { most: number; done: () => void }[] = [];

  constructor(
    readonly reader: Reader,
    private readonly log: Logger,
    private readonly metrics: Metrics,
    private readonly note: (position: number) => Promise<void>,
  ) {}

  push(facts: readonly StoredFact[]): void {
    if (!facts.length) return;
    this.waiting.push(facts);
    this.behind += facts.length;
    this.turns.wake();
  }

  isBehind(most: number): boolean {
    return this.behind >= most;
  }

  below(most: number): Promise<void> {
    if (!this.isBehind(most)) return Promise.resolve();
    this.wake();
    return new Promise((done) => this.watchers.push({ most, done }));
  }

  /** Finishes what waits if that is quick; else lets go of it: it stands on the stream, and the checkpoint tells where to go on. */
  async stop(): Promise<void> {
    await Promise.race([this.below(1), sleep(5_000, undefined, { ref: false })]);
    this.stopping = true;
    this.wake();
    await this.turns.settle();
    await this.notePlaces().catch(() => {});
  }

  private async turn(): Promise<void> {
    const commits = this.take();
    const facts = commits.flat();
    await this.applyUntilDone(facts);
    this.behind -= facts.length;
    this.watchers = this.watchers.filter(({ most, done }) => {
      if (this.behind >= most) return true;
      done();
      return false;
    });
    await this.keepPlaces(commits);
    await this.rest(this.reader.restMs?.(facts.length) ?? 0);
  }

  private rest(ms: number): Promise<void> | void {
    if (ms < 1 || this.stopping || this.watchers.length) return;
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  private take(): (readonly StoredFact[])[] {
    let count = 1;
    let size = this.waiting[0]!.length;
    while (count < this.waiting.length && size + this.waiting[count]!.length <= MOST_PER_TURN)
      size += this.waiting[count++]!.length;
    return this.waiting.splice(0, count);
  }

  private async applyUntilDone(facts: readonly StoredFact[]): Promise<void> {
    for (let waitMs = 50; !this.stopping; waitMs = Math.min(waitMs * 2, 2_000)) {
      const end = this.metrics.fold.startTimer({ reader: this.reader.name });
      try {
        await this.reader.apply(facts);
        end();
        return;
      } catch (error) {
        this.log.warn(
          { err: error, reader: this.reader.name },
          'a reader failed; it is given the same facts again',
        );
        await sleep(waitMs);
      }
    }
  }

  /** All facts of a commit stand in one segment. */
  private async keepPlaces(commits: readonly (readonly StoredFact[])[]): Promise<void> {
    for (const commit of commits) {
      const { position } = commit.at(-1)!;
      this.places.set(segmentOf(position), position);
    }
    const now = Date.now();
    if (now - this.noted < CHECKPOINT_MS) return;
    this.noted = now;
    // A checkpoint that is not written costs a second reading, nothing else.
    await this.notePlaces().catch(() => {});
  }

  private async notePlaces(): Promise<void> {
    for (const [segment, position] of this.places) {
      await this.note(position);
      this.places.delete(segment);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { AppError } from '../../../platform/errors';
import type { Logger } from '../../../platform/logger';
import type { Metrics } from '../../../platform/metrics';
import type { StoredFact } from '../interactions.model';
import type { Facts } from '../interactions.store';
import { Follower, type Following, type Placed, type Reader } from './follower';
import { endOf, segmentOf, startOf } from './segments';

/** A process whose readers are so far behind commits no faster than they read. */
const FAR_BEHIND = 20_000;
const PATIENCE_MS = 5_000;

interface Checkpoint {
  _id: string;
  position: number;
}

/** Follows this process's own segment for every reader, from memory, and writes down how far each has come. */
export class Readers {
  private readonly followers: Following[] = [];

  constructor(
    private readonly db: Db,
    private readonly facts: Facts,
    private readonly log: Logger,
    private readonly metrics: Metrics,
  ) {}

  add<Kept extends Placed>(reader: Reader<Kept>): void {
    this.followers.push(
      new Follower(reader, this.log, this.metrics, (position) => this.note(reader.name, position)),
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
    for (const follower of this.followers) {
      let from = await this.checkpoint(follower.name, segment);
      for (;;) {
        const facts = await this.facts.between(from, endOf(segment), 1_000);
        const last = facts.at(-1);
        if (!last) break;
        await follower.apply(facts);
        from = last.position;
        await this.note(follower.name, from);
      }
    }
  }

  async forget(segment: number): Promise<void> {
    await this.checkpoints.deleteMany({
      _id: { $in: this.followers.map(({ name }) => idOf(name, segment)) },
    });
  }

  private get checkpoints() {
    return this.db.collection<Checkpoint>('checkpoints');
  }

  private async checkpoint(reader: string, segment: number): Promise<number> {
    const kept = await this.checkpoints.findOne({ _id: idOf(reader, segment) });
    return kept?.position ?? startOf(segment) - 1;
  }

  private async note(reader: string, position: number): Promise<void> {
    await this.checkpoints.updateOne(
      { _id: idOf(reader, segmentOf(position)) },
      { $max: { position } },
      { upsert: true },
    );
  }
}

const idOf = (reader: string, segment: number) => `${reader}:${segment}`;

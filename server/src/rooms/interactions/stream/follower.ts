import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../../platform/logger';
import type { Metrics } from '../../../platform/metrics';
import { Turns } from '../../../platform/turns';
import type { StoredFact } from '../interactions.model';
import { segmentOf } from './segments';

/** Whatever a reader keeps of a fact, it keeps its place. */
export type Placed = Pick<StoredFact, 'position'>;

/**
 * A room that wants to know. `apply` is given facts in the order of their segment, each at least once; it must leave
 * the same behind when it is given some of them again.
 */
export interface Reader<Kept extends Placed = StoredFact> {
  name: string;
  /** What it keeps of a fact until its turn; null: it does not want it. Who rests should not hold whole facts in memory. */
  keep(fact: StoredFact): Kept | null;
  /**
   * How long it rests after a turn of so many facts, ms: whose documents are few and hot writes them less often by that,
   * and few large turns cost less than many small ones. Default 0.
   */
  restMs?(facts: number): number;
  apply(facts: readonly Kept[]): Promise<void>;
}

const MOST_PER_TURN = 8_000;
const CHECKPOINT_MS = 2_000;

/** A reader of any kind, as the stream leads it. */
export interface Following {
  name: string;
  push(facts: readonly StoredFact[]): void;
  isBehind(most: number): boolean;
  below(most: number): Promise<void>;
  apply(facts: readonly StoredFact[]): Promise<void>;
  stop(): Promise<void>;
}

/** What a reader keeps of a commit. All its facts stand in one segment. */
interface Portion<Kept> {
  kept: readonly Kept[];
  through: number;
}

/** Leads one reader through what is stored, from memory, and writes down how far it has come. */
export class Follower<Kept extends Placed> implements Following {
  private waiting: Portion<Kept>[] = [];
  /** Facts that wait or are being applied. */
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
    private readonly reader: Reader<Kept>,
    private readonly log: Logger,
    private readonly metrics: Metrics,
    private readonly note: (position: number) => Promise<void>,
  ) {}

  get name(): string {
    return this.reader.name;
  }

  push(facts: readonly StoredFact[]): void {
    const last = facts.at(-1);
    if (!last) return;
    const kept = this.keep(facts);
    this.waiting.push({ kept, through: last.position });
    this.behind += kept.length;
    this.turns.wake();
  }

  apply(facts: readonly StoredFact[]): Promise<void> {
    return this.reader.apply(this.keep(facts));
  }

  private keep(facts: readonly StoredFact[]): Kept[] {
    return facts.flatMap((fact) => this.reader.keep(fact) ?? []);
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
    // What was applied is let go of before the rest.
    const count = await this.applyNext();
    await this.rest(this.reader.restMs?.(count) ?? 0);
  }

  private async applyNext(): Promise<number> {
    const portions = this.take();
    const facts = portions.flatMap(({ kept }) => kept);
    if (facts.length) await this.applyUntilDone(facts);
    this.behind -= facts.length;
    this.watchers = this.watchers.filter(({ most, done }) => {
      if (this.behind >= most) return true;
      done();
      return false;
    });
    await this.keepPlaces(portions);
    return facts.length;
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

  private take(): Portion<Kept>[] {
    let count = 1;
    let size = this.waiting[0]!.kept.length;
    while (count < this.waiting.length && size + this.waiting[count]!.kept.length <= MOST_PER_TURN)
      size += this.waiting[count++]!.kept.length;
    return this.waiting.splice(0, count);
  }

  private async applyUntilDone(facts: readonly Kept[]): Promise<void> {
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

  private async keepPlaces(portions: readonly Portion<Kept>[]): Promise<void> {
    for (const { through } of portions) this.places.set(segmentOf(through), through);
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

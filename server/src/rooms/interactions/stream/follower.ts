import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../../platform/logger';
import type { Metrics } from '../../../platform/metrics';
import { Turns } from '../../../platform/turns';
import type { StoredFact } from '../interactions.model';
import { segmentOf } from './segments';
import { type Portion, Waiting } from './waiting';

/** Whatever a reader keeps of a fact, it keeps its place. */
export type Placed = Pick<StoredFact, 'position'>;

/** Under which circumstances facts are given to a reader. */
export interface Reading {
  /** Of the documents that they are folded into. */
  generation: number;
  /** The generation that is shown; 0: what was before this reader came is not in any document yet. */
  shown: number;
  /** Segments below this number are read to their end by this generation; their places may be forgotten. */
  floor: number;
}

/**
 * A room that wants to know. `apply` is given facts in the order of their segment, each at least once; it must leave
 * the same behind when it is given some of them again. A reader that is new in a house, or whose version has changed,
 * comes to the documents it would have, had it been there from the beginning of the stream (see stream/generations.ts).
 */
export interface Reader<Kept extends Placed = StoredFact> {
  name: string;
  /** Raised when the same facts would leave something else behind. */
  version: number;
  anew: Anew;
  /** What it keeps of a fact until its turn; null: it does not want it. Who rests should not hold whole facts in memory. */
  keep(fact: StoredFact): Kept | null;
  /**
   * How long it rests after a turn of so many facts, ms: whose documents are few and hot writes them less often by that,
   * and few large turns cost less than many small ones. Default 0.
   */
  restMs?(facts: number): number;
  /** The most facts it is given at once; its place is kept after each time. Few for who acts; default 8,000. */
  mostAtOnce?: number;
  /** `signal`: the process is about to end. Then it throws at its next step, and is given the same facts again later. */
  apply(facts: readonly Kept[], reading: Reading, signal?: AbortSignal): Promise<void>;
}

/** How a reader comes to documents of a new generation. */
export type Anew =
  /** The whole kept stream is read again into documents beside the present ones, which are shown until it is done. */
  | { way: 'reads again'; drop(below: number): Promise<void> }
  /**
   * Each document is made anew by itself. `renew` takes some after a place and tells the next place, null at the end, and
   * how many it took.
   */
  | {
      way: 'renews';
      total(): Promise<number>;
      renew(generation: number, after: string | undefined): Promise<{ at: string | null; count: number }>;
    }
  /** It acts and keeps nothing that could be made again: what was before is over. */
  | { way: 'never' };

const MOST_PER_TURN = 8_000;
/** Facts that wait in memory for who acts. */
const MOST_OF_WHO_ACTS = 2_000;
const CHECKPOINT_MS = 2_000;
/** At the end a reader may finish what waits for so long, and then has so long for the step that it is in. */
const FINISH_MS = 1_500;
const LET_GO_MS = 1_000;

/** A reader of any kind in one of its generations, as the stream leads it. */
export interface Following {
  name: string;
  generation: number;
  /** Names its checkpoints. */
  key: string;
  push(facts: readonly StoredFact[]): void;
  isBehind(most: number): boolean;
  /** Facts that wait or are being applied. */
  readonly behind: number;
  /**
   * Whether writers wait for it when it is far behind. Not for who acts: what it does may take long, and nobody looks at
   * documents that would be late. What waits for it does not stay in memory.
   */
  readonly holdsUp: boolean;
  below(most: number): Promise<void>;
  /**
   * Applies facts that come from the stream and not from memory, a few at a time, and tells after each time through which
   * position. Throws when `signal` aborts: what was told is done.
   */
  apply(
    facts: readonly StoredFact[],
    signal: AbortSignal,
    through?: (position: number) => Promise<void>,
  ): Promise<void>;
  /** Writes down how far it has come. */
  notePlaces(): Promise<void>;
  stop(): Promise<void>;
}

/** Only what is read again needs checkpoints of its own; those of a first generation bear the reader's name alone. */
export const followingKey = (
  { name, anew }: { name: string; anew: { way: Anew['way'] } },
  generation: number,
): string => (generation <= 1 || anew.way !== 'reads again' ? name : `${name}@${generation}`);

/** Leads one reader through what is stored, from memory, and writes down how far it has come. */
export class Follower<Kept extends Placed> implements Following {
  private readonly waiting: Waiting<Kept>;
  private readonly turns = new Turns(
    () => !this.waiting.isEmpty && !this.ended.signal.aborted,
    () => this.turn(),
  );
  private readonly ended = new AbortController();
  private readonly most: number;
  private noted = 0;
  /** The newest position of each segment that is applied and not written down yet. */
  private readonly places = new Map<number, number>();
  private wake = () => {};
  private watchers: { most: number; done: () => void }[] = [];

  readonly key: string;
  readonly holdsUp: boolean;

  constructor(
    private readonly reader: Reader<Kept>,
    /** Documents that are renewed one by one change it while they are followed. */
    public generation: number,
    private readonly deps: {
      log: Logger;
      metrics: Metrics;
      /** Writes down how far the reader of this key has come in a segment. */
      note(key: string, position: number): Promise<void>;
      /** Facts of the stream from a position through another. */
      read(from: number, through: number): Promise<StoredFact[]>;
      /** The generation that is shown, and below which segment all is read by the one of this key. */
      standing(name: string, key: string): Pick<Reading, 'shown' | 'floor'>;
    },
  ) {
    this.key = followingKey(reader, generation);
    this.most = reader.mostAtOnce ?? MOST_PER_TURN;
    this.holdsUp = reader.anew.way !== 'never';
    this.waiting = new Waiting({
      mostAtOnce: this.most,
      mostInMemory: this.holdsUp ? Number.POSITIVE_INFINITY : MOST_OF_WHO_ACTS,
      keep: (facts) => this.keep(facts),
      read: deps.read,
    });
  }

  get name(): string {
    return this.reader.name;
  }

  push(facts: readonly StoredFact[]): void {
    if (!facts.length) return;
    this.waiting.push(facts);
    this.turns.wake();
  }

  async apply(
    facts: readonly StoredFact[],
    signal: AbortSignal,
    through?: (position: number) => Promise<void>,
  ): Promise<void> {
    for (let rest = this.keep(facts); rest.length; rest = rest.slice(this.most)) {
      signal.throwIfAborted();
      const some = rest.slice(0, this.most);
      await this.reader.apply(some, this.reading(), signal);
      await through?.(some.at(-1)!.position);
    }
  }

  private reading(): Reading {
    return { generation: this.generation, ...this.deps.standing(this.name, this.key) };
  }

  private keep(facts: readonly StoredFact[]): Kept[] {
    return facts.flatMap((fact) => this.reader.keep(fact) ?? []);
  }

  get behind(): number {
    return this.waiting.count;
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
    await Promise.race([this.below(1), sleep(FINISH_MS, undefined, { ref: false })]);
    this.ended.abort();
    this.wake();
    await Promise.race([this.turns.settle(), sleep(LET_GO_MS, undefined, { ref: false })]);
    await this.notePlaces().catch(() => {});
  }

  private async turn(): Promise<void> {
    // What was applied is let go of before the rest.
    const count = await this.applyNext();
    await this.rest(this.reader.restMs?.(count) ?? 0);
  }

  private async applyNext(): Promise<number> {
    const portions = await this.untilDone(() => this.waiting.take());
    const facts = portions?.flatMap(({ kept }) => kept) ?? [];
    const done = portions && (!facts.length || (await this.untilDone(() => this.timed(facts))));
    if (!done) return 0;
    this.waiting.count -= facts.length;
    this.watchers = this.watchers.filter(({ most, done }) => {
      if (this.behind >= most) return true;
      done();
      return false;
    });
    await this.keepPlaces(portions);
    return facts.length;
  }

  private rest(ms: number): Promise<void> | void {
    if (ms < 1 || this.ended.signal.aborted || this.watchers.length) return;
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  private async timed(facts: readonly Kept[]): Promise<true> {
    const end = this.deps.metrics.fold.startTimer({ reader: this.reader.name });
    await this.reader.apply(facts, this.reading(), this.ended.signal);
    end();
    return true;
  }

  /** Null when this is to end before it is done. */
  private async untilDone<T>(work: () => Promise<T>): Promise<T | null> {
    const { signal } = this.ended;
    for (let waitMs = 50; !signal.aborted; waitMs = Math.min(waitMs * 2, 2_000)) {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted) return null;
        this.deps.log.warn(
          { err: error, reader: this.reader.name },
          'a reader failed; it is given the same facts again',
        );
        await sleep(waitMs, undefined, { signal }).catch(() => {});
      }
    }
    return null;
  }

  private async keepPlaces(portions: readonly Portion<Kept>[]): Promise<void> {
    for (const { through } of portions) this.places.set(segmentOf(through), through);
    const now = Date.now();
    if (now - this.noted < CHECKPOINT_MS) return;
    this.noted = now;
    // A checkpoint that is not written costs a second reading, nothing else.
    await this.notePlaces().catch(() => {});
  }

  async notePlaces(): Promise<void> {
    for (const [segment, position] of this.places) {
      await this.deps.note(this.key, position);
      this.places.delete(segment);
    }
  }
}

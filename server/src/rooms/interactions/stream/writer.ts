import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../platform/errors';
import type { Logger } from '../../../platform/logger';
import type { Metrics } from '../../../platform/metrics';
import { Turns } from '../../../platform/turns';
import { bucketsOf, type StoredFact } from '../interactions.model';
import type { Facts } from '../interactions.store';
import type { Readers } from './readers';
import { type Segments, startOf } from './segments';

/** Facts about one person, or none, that want to be stored together, without their places yet. No id is among them twice. */
export interface Parcel {
  facts: readonly StoredFact[];
  /** Ids of people that this one was before: what their devices told, this one's may tell again. */
  formerly: readonly string[];
  /** Told which of `facts` were there before. */
  stored(known: ReadonlySet<StoredFact>): void;
  failed(error: unknown): void;
}

/** Small enough that nobody waits long for a commit that is under way, large enough to be cheap. */
const MOST_PER_COMMIT = 500;

/** Group commit: whatever has come while one commit was under way is stored by the next, in one journalled insert. */
export class Writer {
  private waiting: Parcel[] = [];
  /** What is to happen between two commits, before a new segment begins. */
  private changes: (() => void)[] = [];
  private readonly turns = new Turns(
    () => this.waiting.length + this.changes.length > 0,
    () => this.turn(),
  );
  private segment = 0;
  private number = 0;
  private held = true;
  private stopping = false;
  private readonly tappers: ((facts: readonly StoredFact[]) => void)[] = [];

  constructor(
    private readonly deps: {
      facts: Facts;
      segments: Segments;
      readers: Readers;
      metrics: Metrics;
      log: Logger;
    },
  ) {}

  /** Listens to what was just stored by this process; for views of the moment, nothing is repeated after a crash. */
  tap(listener: (facts: readonly StoredFact[]) => void): void {
    this.tappers.push(listener);
  }

  async start(): Promise<void> {
    this.segment = await this.deps.segments.open(this.deps.readers.keys());
    this.number = 0;
    this.held = true;
  }

  push(parcel: Parcel): void {
    this.waiting.push(parcel);
    this.turns.wake();
  }

  /** Runs `change` between two commits and begins a new segment. What was written before has lost its writer. */
  inNewSegment(change: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.changes.push(() => {
        change();
        resolve();
      });
      this.turns.wake();
    });
  }

  /** Resolves when all that was pushed until now is stored or refused. */
  settle(): Promise<void> {
    return this.turns.settle();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.settle();
    if (this.segment) await this.deps.segments.seal(this.segment).catch(() => {});
  }

  /** Keeps the segment's lease; one that was lost is left to others. */
  async beat(): Promise<void> {
    if (this.held) this.held = await this.deps.segments.beat(this.segment);
  }

  private async turn(): Promise<void> {
    if (this.changes.length) return this.change();
    const parcels = this.take();
    try {
      await this.deps.readers.catchUp();
      if (!this.held) await this.renew();
      await this.commit(parcels);
    } catch (error) {
      for (const parcel of parcels) parcel.failed(error);
    }
  }

  private async change(): Promise<void> {
    for (const change of this.changes.splice(0)) change();
    // Unless this process is about to end: then its segment loses its writer anyhow.
    await this.renew().catch((error) => this.deps.log.warn({ err: error }, 'no new segment could be begun'));
  }

  private take(): Parcel[] {
    let count = 0;
    let size = 0;
    for (const { facts } of this.waiting) {
      size += facts.length;
      if (count && size > MOST_PER_COMMIT) break;
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private async commit(parcels: readonly Parcel[]): Promise<void> {
    const known = new Set<StoredFact>();
    const fresh = await this.store(parcels, known);
    if (!fresh) return;
    for (const parcel of parcels) parcel.stored(known);
    this.deps.readers.deliver(fresh);
    for (const tapper of this.tappers) tapper(fresh);
  }

  private async store(parcels: readonly Parcel[], known: Set<StoredFact>): Promise<StoredFact[] | null> {
    const end = this.deps.metrics.commit.startTimer();
    try {
      const cut = await Promise.all(parcels.map((parcel) => this.cut(parcel, known)));
      return await this.insert(cut.flat(), known);
    } catch (error) {
      // Unknown what of it is stored. The segment is given up, whoever takes it over tells the readers what it holds,
      // and the clients, who have no acknowledgement, send again.
      this.deps.log.warn({ err: error, segment: this.segment }, 'a commit broke; going on in a new segment');
      for (const parcel of parcels) parcel.failed(new AppError('server.unavailable', { retryAfterS: 1 }));
      await this.renew();
      return null;
    } finally {
      end();
    }
  }

  /**
   * What is new of a parcel is known in advance where its person was somebody else before, and where it comes in several
   * buckets: if the first of them were refused, what is new of it would come after the second.
   */
  private async cut({ facts, formerly }: Parcel, known: Set<StoredFact>): Promise<StoredFact[][]> {
    const buckets = bucketsOf(facts);
    if (buckets.length <= 1 && !formerly.length) return buckets;
    return bucketsOf(await this.unknown([facts[0]!.personId, ...formerly], facts, known));
  }

  /** Returns what was stored, in the order of its positions, and adds to `known` what had been. */
  private async insert(
    buckets: readonly (readonly StoredFact[])[],
    known: Set<StoredFact>,
  ): Promise<StoredFact[]> {
    const stored: StoredFact[] = [];
    const base = startOf(this.segment);
    for (let left = buckets; left.length; ) {
      for (const bucket of left) for (const fact of bucket) fact.position = base + this.number++;
      const refused = await this.deps.facts.insert(left);
      stored.push(...left.filter((_, i) => !refused.has(i)).flat());
      const again = [...refused].map((i) => left[i]!);
      const rests = await Promise.all(
        again.map((bucket) => this.unknown([bucket[0]!.personId], bucket, known)),
      );
      if (rests.some((rest, i) => rest.length === again[i]!.length))
        throw new Error('A bucket was refused that holds no id which is stored.');
      left = rests.filter(({ length }) => length);
    }
    return stored;
  }

  private async unknown(
    personIds: readonly (string | null)[],
    facts: readonly StoredFact[],
    known: Set<StoredFact>,
  ): Promise<readonly StoredFact[]> {
    const there = await this.deps.facts.known(personIds, facts);
    for (const fact of there) known.add(fact);
    return facts.filter((fact) => !there.has(fact));
  }

  private async renew(): Promise<void> {
    const old = this.segment;
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 1_000)) {
      try {
        await this.deps.segments.seal(old);
        await this.start();
        return;
      } catch (error) {
        if (this.stopping) throw error;
        for (const parcel of this.waiting.splice(0))
          parcel.failed(new AppError('server.unavailable', { retryAfterS: 1 }));
        await sleep(waitMs);
      }
    }
  }
}

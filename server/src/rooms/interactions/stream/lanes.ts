import type { StoredFact } from '../interactions.model';
import { type Parcel, Writer } from './writer';

/** Two, so that this process prepares one commit while the database stores another; more would only wait in line. */
const LANES = 2;

/**
 * The writers of this process, each with a segment of its own. All facts about one person go through one of them, which
 * keeps their order; facts about nobody go through the first.
 */
export class Lanes {
  private readonly writers: Writer[];

  constructor(deps: ConstructorParameters<typeof Writer>[0]) {
    this.writers = Array.from({ length: LANES }, () => new Writer(deps));
  }

  /** All facts of a parcel are about one person, or none. */
  push(parcel: Parcel): void {
    this.writers[laneOf(parcel.facts[0]?.personId ?? null)]!.push(parcel);
  }

  /** Listens to what was just stored by this process; for views of the moment, nothing is repeated after a crash. */
  tap(listener: (facts: readonly StoredFact[]) => void): void {
    for (const writer of this.writers) writer.tap(listener);
  }

  async start(): Promise<void> {
    for (const writer of this.writers) await writer.start();
  }

  /** Keeps the leases of all segments. */
  async beat(): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.beat()));
  }

  /** Resolves when all that was pushed until now is stored or refused. */
  async settle(): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.settle()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.stop()));
  }
}

/** Ids rise by one from person to person, so their last digit spreads them evenly. */
const laneOf = (personId: string | null) => (personId ? Number.parseInt(personId.slice(-1), 16) % LANES : 0);

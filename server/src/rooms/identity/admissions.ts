import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { type EpochStore, type Epochs, epochOf } from './models/epoch.model';
import type { PeopleStore, PersonAdmission } from './models/person.model';

/** For so long a process may go by the epochs it has read. Whoever changes a person lets it pass before they answer. */
const GOOD_MS = 100;
/** A change whose writer died before it was told holds everywhere after this at the latest. */
const MOST_MS = 60_000;
const MOST_PEOPLE = 20_000;
const SEEN_MS = 5 * 60_000;

/**
 * What the stream must know of people, with every commit. A query wakes two processes and costs about as much as the
 * commit itself, so people who were let in are kept in memory, and all processes tell each other of changes by epochs.
 * What holds of a change that was answered holds here, in every process.
 */
export class Admissions {
  private readonly kept = new LRUCache<string, { person: PersonAdmission; epoch: number }>({
    max: MOST_PEOPLE,
    ttl: MOST_MS,
  });
  private epochs: { read: Epochs; asOf: number } | null = null;
  private reading: Promise<void> | null = null;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly stores: { people: PeopleStore; epochs: EpochStore }) {}

  /** As stored, merges are not followed; one query at most. Notes that they were seen, to some minutes. */
  async of(ids: readonly string[], at: Date): Promise<PersonAdmission[]> {
    const good = this.good();
    const people: PersonAdmission[] = [];
    const unknown: string[] = [];
    for (const id of ids) {
      const kept = good && this.kept.get(id);
      if (kept && kept.epoch === epochOf(good, id)) people.push(kept.person);
      else unknown.push(id);
    }
    if (unknown.length) people.push(...(await this.look(unknown)));
    this.see(people, at);
    return people;
  }

  /** To be told after somebody was changed in a way that takes something from the stream. Resolves when all processes know. */
  async changed(ids: readonly string[]): Promise<void> {
    await this.stores.epochs.raise(ids);
    // A timer may be early by a moment.
    await sleep(GOOD_MS + 5);
  }

  /** Epochs that may be gone by. Who asks often has them read ahead; who asks seldom is better served by the people themselves. */
  private good(): Epochs | null {
    const now = performance.now();
    const ageMs = now - (this.epochs?.asOf ?? Number.NEGATIVE_INFINITY);
    if (now - this.askedAt < GOOD_MS && ageMs > GOOD_MS / 2) this.reading ??= this.readEpochs(now);
    this.askedAt = now;
    return this.epochs && ageMs < GOOD_MS ? this.epochs.read : null;
  }

  private async readEpochs(asOf: number): Promise<void> {
    try {
      this.epochs = { read: await this.stores.epochs.read(), asOf };
    } catch {
      // Without them the people themselves are asked for, and whoever asks learns what is wrong.
    } finally {
      this.reading = null;
    }
  }

  private async look(ids: readonly string[]): Promise<PersonAdmission[]> {
    // Of before the query: a change during it counts as one after it.
    const epochs = this.epochs?.read;
    const people = await this.stores.people.admissions(ids);
    for (const person of people)
      if (epochs && person.grants.service && !person.mergedInto)
        this.kept.set(person._id, { person, epoch: epochOf(epochs, person._id) });
    return people;
  }

  private see(people: readonly PersonAdmission[], at: Date): void {
    const unseen = people.filter((person) => (person.lastSeenAt?.getTime() ?? 0) < at.getTime() - SEEN_MS);
    if (!unseen.length) return;
    for (const person of unseen) person.lastSeenAt = at;
    this.stores.people
      .touch(
        unseen.map(({ _id }) => _id),
        at,
      )
      .catch(() => {});
  }
}

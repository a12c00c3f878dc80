import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { type Epochs, epochOf, type StoredEpochs } from './models/epoch.model';
import type { StoredPeople } from './models/person.model';
import type { PersonAdmission } from './models/person.schema';

/** Epochs that were read longer ago than this count for nothing. Whoever changes a person waits so long before they answer. */
const GOOD_MS = 100;
/** Nobody stays in memory longer, so that a change whose writer died before it raised the epoch holds after this. */
const MOST_MS = 60_000;
const MOST_PEOPLE = 20_000;
const SEEN_MS = 5 * 60_000;

/**
 * What the stream must know of people, with every commit. A query costs about as much as the commit itself, so people
 * who were let in are kept in memory. A change that was answered must hold in every process, so there are epochs:
 *
 * - Who changes a person raises the epoch of the person's slot in the database, then waits 100 ms before they answer.
 * - Who goes by memory has read the epochs less than 100 ms ago, and finds the person's epoch as it was when the person
 *   was looked up. So whatever was answered before has been seen.
 */
export class Admissions {
  private readonly kept = new LRUCache<string, { person: PersonAdmission; epoch: number }>({
    max: MOST_PEOPLE,
    ttl: MOST_MS,
  });
  private epochs: { read: Epochs; asOf: number } | null = null;
  private reading: Promise<void> | null = null;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly stored: { people: StoredPeople; epochs: StoredEpochs }) {}

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

  /** To be told after a write that changes what the stream must know of somebody. Resolves when every process goes by it. */
  async changed(ids: readonly string[]): Promise<void> {
    await this.stored.epochs.raise(ids);
    // A timer may be early by a moment.
    await sleep(GOOD_MS + 5);
  }

  /**
   * The epochs, while they are young enough to go by. They are read again ahead of time for who asks all the time; who
   * asks seldom would pay for epochs that are old by the next question, and asks for the people instead.
   */
  private good(): Epochs | null {
    const now = performance.now();
    const ageMs = now - (this.epochs?.asOf ?? Number.NEGATIVE_INFINITY);
    if (now - this.askedAt < GOOD_MS && ageMs > GOOD_MS / 2) this.reading ??= this.readEpochs(now);
    this.askedAt = now;
    return this.epochs && ageMs < GOOD_MS ? this.epochs.read : null;
  }

  private async readEpochs(asOf: number): Promise<void> {
    try {
      this.epochs = { read: await this.stored.epochs.read(), asOf };
    } catch {
      // Without them the people themselves are asked for, and whoever asks learns what is wrong.
    } finally {
      this.reading = null;
    }
  }

  /**
   * Who has refused `service` is looked up each time, so that granting it holds at once. Of who was merged only that is
   * asked, and it changes with an epoch.
   */
  private async look(ids: readonly string[]): Promise<PersonAdmission[]> {
    // The epochs from before the query: somebody who changes while it runs is looked up once more.
    const epochs = this.epochs?.read;
    const people = await this.stored.people.admissions(ids);
    for (const person of people)
      if (epochs && (person.grants.service || person.mergedInto))
        this.kept.set(person._id, { person, epoch: epochOf(epochs, person._id) });
    return people;
  }

  private see(people: readonly PersonAdmission[], at: Date): void {
    const unseen = people.filter((person) => (person.lastSeenAt?.getTime() ?? 0) < at.getTime() - SEEN_MS);
    if (!unseen.length) return;
    for (const person of unseen) person.lastSeenAt = at;
    this.stored.people
      .touch(
        unseen.map(({ _id }) => _id),
        at,
      )
      .catch(() => {});
  }
}

import type { Db } from 'mongodb';
import type { Announcement, Announcing } from '../../../platform/announcements';
import type { Logger } from '../../../platform/logger';
import type { House } from '../../../platform/room';
import { Turns } from '../../../platform/turns';

/** Documents whose facts are carried at once. */
const MOST_AT_ONCE = 100;
/** Documents that a sweep looks at in one go. */
const MOST_PER_SWEEP = 500;
/** At the end it goes on for so long with what waits; the rest is found by a sweep. */
const FINISH_MS = 1_000;

interface Lane {
  waiting: Set<string>;
  turns: Turns;
}

interface Deps {
  db: Db;
  house: House;
  /** Takes facts about one person, or about none, onto the stream. */
  record(announcements: readonly Announcement[]): Promise<void>;
  log: Logger;
}

/**
 * Carries facts from the documents that announce them to the stream: at once when told, and by a sweep for whatever a
 * crash left behind. What waits while some are carried goes together next, so that a thousand documents written together
 * cost little more than one. A fact's id comes from its cause, so carrying it twice changes nothing.
 */
export class Relay {
  /** One a collection: none waits for the documents of another. */
  private readonly lanes = new Map<string, Lane>();
  private ended = false;

  constructor(private readonly deps: Deps) {}

  /** Starts carrying the facts of documents; who calls it need not wait. */
  relay(collection: string, ids: readonly string[]): void {
    const lane = this.lane(collection);
    for (const id of ids) lane.waiting.add(id);
    lane.turns.wake();
  }

  /** Carries all that has waited for more than five seconds, or as much as there is time for before `signal`. */
  async sweep(now: Date, signal: AbortSignal): Promise<void> {
    const before = new Date(now.getTime() - 5_000);
    await Promise.all(this.announcing().map((name) => this.sweepOne(name, before, signal)));
  }

  async settle(): Promise<void> {
    await Promise.all([...this.lanes.values()].map(({ turns }) => turns.settle()));
  }

  async stop(): Promise<void> {
    const late = setTimeout(() => {
      this.ended = true;
    }, FINISH_MS);
    await this.settle();
    clearTimeout(late);
  }

  private lane(collection: string): Lane {
    const known = this.lanes.get(collection);
    if (known) return known;
    const waiting = new Set<string>();
    const turns = new Turns(
      () => waiting.size > 0 && !this.ended,
      () => this.turn(collection, waiting),
    );
    const lane = { waiting, turns };
    this.lanes.set(collection, lane);
    return lane;
  }

  private async turn(collection: string, waiting: Set<string>): Promise<void> {
    const ids = [...waiting].slice(0, MOST_AT_ONCE);
    for (const id of ids) waiting.delete(id);
    await this.carry(collection, ids).catch((error) =>
      this.deps.log.warn({ err: error, collection }, 'facts stay in their documents until the next sweep'),
    );
  }

  private async sweepOne(name: string, before: Date, signal: AbortSignal): Promise<void> {
    const seen = new Set<string>();
    while (!signal.aborted) {
      const left = await this.documents(name)
        .find({ 'outbox.at': { $lt: before } })
        .project<{ _id: string }>({ _id: 1 })
        .limit(MOST_PER_SWEEP)
        .toArray();
      // What cannot be carried now is left to the next sweep.
      const fresh = left.flatMap(({ _id }) => (seen.has(_id) ? [] : [_id]));
      if (!fresh.length) return;
      for (const id of fresh) seen.add(id);
      this.relay(name, fresh);
      await this.lane(name).turns.settle();
    }
  }

  /** Collections of all rooms whose documents may carry an outbox. */
  private announcing(): string[] {
    const collections = this.deps.house.rooms.flatMap((room) => room.collections);
    return collections.filter(({ schema }) => schema.path('outbox')).map(({ name }) => name);
  }

  private documents(name: string) {
    return this.deps.db.collection<{ _id: string } & Announcing>(name);
  }

  private async carry(collection: string, ids: readonly string[]): Promise<void> {
    const documents = this.documents(collection);
    const of = { _id: { $in: [...ids] } };
    const found = await documents.find(of, { projection: { outbox: 1 } }).toArray();
    const told = byPerson(found.flatMap(({ outbox = [] }) => outbox));
    const outcomes = await Promise.allSettled(told.map((some) => this.deps.record(some)));
    const carried = told.filter((_, i) => outcomes[i]!.status === 'fulfilled').flat();
    if (carried.length) {
      const gone = carried.map(({ id }) => id);
      const rest = { $filter: { input: '$outbox', cond: { $not: { $in: ['$$this.id', gone] } } } };
      // An empty outbox is taken away altogether, so that the sweep's sparse index holds only what waits.
      await documents.updateMany({ ...of, outbox: { $exists: true } }, [
        { $set: { outbox: { $cond: [{ $eq: [{ $size: rest }, 0] }, '$$REMOVE', rest] } } },
      ]);
    }
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

/** What is told about one person goes together, in its order and no id twice. */
function byPerson(told: readonly Announcement[]): Announcement[][] {
  const unique = new Map(told.map((one) => [one.id, one]));
  const groups = new Map<string | null, Announcement[]>();
  for (const one of unique.values()) {
    const group = groups.get(one.personId);
    if (group) group.push(one);
    else groups.set(one.personId, [one]);
  }
  return [...groups.values()];
}

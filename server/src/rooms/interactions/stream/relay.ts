import type { Db } from 'mongodb';
import type { Announcement, Announcing } from '../../../platform/announcements';
import { KeyedTurns } from '../../../platform/keyed-turns';
import type { Logger } from '../../../platform/logger';
import type { House } from '../../../platform/room';

/**
 * Carries facts from the documents that announce them to the stream: at once when told, and by a sweep for whatever a
 * crash left behind. A fact's id comes from its cause, so carrying it twice changes nothing.
 */
export class Relay {
  private readonly turns = new KeyedTurns();
  private readonly under = new Set<Promise<void>>();

  constructor(
    private readonly db: Db,
    private readonly house: House,
    private readonly record: (announcement: Announcement) => Promise<void>,
    private readonly log: Logger,
  ) {}

  /** Starts carrying one document's facts; who calls it need not wait. */
  relay(collection: string, id: string): void {
    const turn = this.turns
      .run(`${collection}:${id}`, () => this.carry(collection, id))
      .catch((error) =>
        this.log.warn({ err: error, collection, id }, 'facts stay in their document until the next sweep'),
      )
      .finally(() => this.under.delete(turn));
    this.under.add(turn);
  }

  /** Carries what has waited for more than five seconds. */
  async sweep(now: Date): Promise<void> {
    const before = new Date(now.getTime() - 5_000);
    for (const name of this.announcing()) {
      const left = await this.db
        .collection<{ _id: string } & Announcing>(name)
        .find({ 'outbox.at': { $lt: before } })
        .project<{ _id: string }>({ _id: 1 })
        .limit(500)
        .toArray();
      for (const { _id } of left) this.relay(name, _id);
    }
    await this.settle();
  }

  async settle(): Promise<void> {
    while (this.under.size) await Promise.all(this.under);
  }

  /** Collections of all rooms whose documents may carry an outbox. */
  private announcing(): string[] {
    const collections = this.house.rooms.flatMap((room) => room.collections);
    return collections.filter(({ schema }) => schema.path('outbox')).map(({ name }) => name);
  }

  private async carry(collection: string, id: string): Promise<void> {
    const documents = this.db.collection<{ _id: string } & Announcing>(collection);
    const outbox = (await documents.findOne({ _id: id }, { projection: { outbox: 1 } }))?.outbox;
    if (!outbox?.length) return;
    await Promise.all(outbox.map((announcement) => this.record(announcement)));
    const ids = outbox.map((one) => one.id);
    const rest = { $filter: { input: '$outbox', cond: { $not: { $in: ['$$this.id', ids] } } } };
    // An empty outbox is taken away altogether, so that the sweep's sparse index holds only what waits.
    await documents.updateOne({ _id: id }, [
      { $set: { outbox: { $cond: [{ $eq: [{ $size: rest }, 0] }, '$$REMOVE', rest] } } },
    ]);
  }
}

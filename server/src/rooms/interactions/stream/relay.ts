import type { Db } from 'mongodb';
import type { Announcement, Announcing } from '../../../platform/announcements';
import type { Logger } from '../../../platform/logger';
import type { Index } from '../../../platform/mongo/indexes';

/**
 * Carries facts from the documents that announce them to the stream: at once when told, and by a sweep for whatever a
 * crash left behind. A fact's id comes from its cause, so carrying it twice changes nothing.
 */
export class Relay {
  private readonly collections = new Set<string>();
  private readonly under = new Map<string, Promise<void>>();

  constructor(
    private readonly db: Db,
    private readonly record: (announcement: Announcement) => Promise<void>,
    private readonly log: Logger,
  ) {}

  announcing(collection: string): void {
    this.collections.add(collection);
  }

  indexes(): Index[] {
    return [...this.collections].map((collection) => ({
      collection,
      key: { 'outbox.at': 1 },
      options: { sparse: true },
      serves: 'the sweep for announcements that a crash left behind',
    }));
  }

  /** Starts carrying one document's facts; who calls it need not wait. */
  relay(collection: string, id: string): void {
    const key = `${collection}:${id}`;
    const before = this.under.get(key) ?? Promise.resolve();
    const turn = before
      .then(() => this.carry(collection, id))
      .catch((error) =>
        this.log.warn({ err: error, collection, id }, 'facts stay in their document until the next sweep'),
      )
      .finally(() => {
        if (this.under.get(key) === turn) this.under.delete(key);
      });
    this.under.set(key, turn);
  }

  /** Carries what has waited for more than five seconds. */
  async sweep(now: Date): Promise<void> {
    const before = new Date(now.getTime() - 5_000);
    for (const name of this.collections) {
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
    while (this.under.size) await Promise.all(this.under.values());
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

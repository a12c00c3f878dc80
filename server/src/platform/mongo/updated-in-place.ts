import { randomUUID } from 'node:crypto';
import { type Db, type Document, MongoServerError } from 'mongodb';
import { durably } from './connect';
import { insertAll } from './insert-all';
import type { Shelf } from './shelf';

/** Documents replaced by one command: few, because the commit of somebody's click may wait in line behind it. */
const MOST_AT_ONCE = 24;

interface Kept extends Document {
  _id: string;
  version: number;
  /** Which process wrote this version: two that both make version 8 out of version 7 must be told apart. */
  by: string;
}

/** A shelf for documents that others query: each stands under its id, once. */
export function updatedInPlace<D extends { _id: string; version: number }>(
  db: Db,
  collection: string,
): Shelf<D> {
  const me = randomUUID();
  const documents = db.collection<Kept>(collection);
  const kept = (document: D): Kept => ({ ...document, by: me });

  /**
   * The version is compared inside the update and not in its filter: a filter by `_id` alone needs no query planner,
   * which would cost more than the write itself.
   */
  async function replace(changed: readonly D[]): Promise<string[]> {
    const updates = changed.map((document) => ({
      q: { _id: document._id },
      u: [
        {
          $replaceWith: {
            $cond: [{ $eq: ['$version', document.version - 1] }, { $literal: kept(document) }, '$$ROOT'],
          },
        },
      ],
    }));
    const command = { update: collection, ordered: false, updates, writeConcern: durably(db) };
    const result = await db.command(command);
    if (result['writeErrors'] ?? result['writeConcernError'])
      throw new MongoServerError({ message: `documents of ${collection} could not be replaced`, ...result });
    if (result['nModified'] === changed.length) return [];
    const found = await documents
      .find({ _id: { $in: changed.map(({ _id }) => _id) } })
      .project<Pick<Kept, '_id' | 'version' | 'by'>>({ version: 1, by: 1 })
      .toArray();
    const stands = new Map(found.map((document) => [document._id, document]));
    return changed.flatMap(({ _id, version }) => {
      const there = stands.get(_id);
      return there && (there.version !== version || there.by !== me) ? [_id] : [];
    });
  }

  return {
    async load(ids) {
      const found = await documents.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(found.map(({ by, ...document }) => [document._id, document as unknown as D]));
    },
    async store(all) {
      const made = all.filter(({ version }) => version === 1);
      const changed = all.filter(({ version }) => version > 1);
      const known = made.length ? await insertAll(db, collection, made.map(kept)) : [];
      const lost = new Set([...known].map((i) => made[i]!._id));
      for (let from = 0; from < changed.length; from += MOST_AT_ONCE)
        for (const id of await replace(changed.slice(from, from + MOST_AT_ONCE))) lost.add(id);
      return lost;
    },
  };
}

import type { Db, Document } from 'mongodb';
import type { Index } from './collection';
import { insertAll } from './insert-all';
import type { Shelf } from './shelf';

/** Documents of one command, a few hundred kilobytes. */
const MOST_AT_ONCE = 200;

/**
 * A shelf for documents that are rewritten all the time: a new version is inserted under `<id>:<version>`, then whatever
 * is older deleted. Both happen in bulk, which costs the engine a third of what as many updates do.
 *
 * No two writers can insert the same version; and who then still finds the version before, and none after, is its
 * only successor. Who finds one after has worked on an old copy, or was followed already: it cannot tell which, so it
 * takes nothing away, for the one after may be looking for its version just now, and works on the newest once more. Who
 * finds neither has worked on what is not there any more, and takes its version back. Where an older version is left
 * behind, the newest counts, and the next writer clears up.
 */
export function replacedByVersion<D extends { _id: string; version: number }>(
  db: Db,
  collection: string,
): Shelf<D> & { erase(ids: readonly string[]): Promise<void> } {
  const rows = db.collection<Row>(collection);
  const remove = (ids: readonly string[]) =>
    db.command({
      delete: collection,
      deletes: [{ q: { _id: { $in: ids } }, limit: 0 }],
      // One that comes back after a crash of the database is old, and counts for nothing.
      writeConcern: { w: 1, j: false },
    });

  /** Which versions there are of each document; from the index alone. */
  async function versionsOf(documents: readonly D[]): Promise<Map<string, number[]>> {
    const found = new Map<string, number[]>(documents.map(({ _id }) => [_id, []]));
    for (const { of, version } of await rows
      .find({ of: { $in: [...found.keys()] } })
      .project<Pick<Row, 'of' | 'version'>>({ _id: 0, of: 1, version: 1 })
      // All in one reply.
      .batchSize(MOST_AT_ONCE * 4)
      .toArray())
      found.get(of)!.push(version);
    return found;
  }

  async function advance(next: readonly D[]): Promise<string[]> {
    const taken = await insertAll(db, collection, next.map(rowOf));
    const lost = [...taken].map((i) => next[i]!._id);
    const mine = next.filter(({ version }, i) => version > 1 && !taken.has(i));
    if (!mine.length) return lost;
    const there = await versionsOf(mine);
    const gone: string[] = [];
    for (const { _id, version } of mine) {
      const others = there.get(_id)!.filter((one) => one !== version);
      if (others.some((one) => one > version)) lost.push(_id);
      else if (others.includes(version - 1)) gone.push(...others.map((one) => rowId(_id, one)));
      else {
        gone.push(rowId(_id, version));
        // Where there is nothing else it was erased; what came for it goes with it.
        if (others.length) lost.push(_id);
      }
    }
    if (gone.length) await remove(gone);
    return lost;
  }

  return {
    async load(ids) {
      const newest = new Map<string, Row>();
      for (const row of await rows.find({ of: { $in: [...ids] } }).toArray())
        if ((newest.get(row.of)?.version ?? 0) < row.version) newest.set(row.of, row);
      return new Map([...newest].map(([id, row]) => [id, documentOf<D>(row)]));
    },
    async store(documents) {
      const parts: (readonly D[])[] = [];
      for (let from = 0; from < documents.length; from += MOST_AT_ONCE)
        parts.push(documents.slice(from, from + MOST_AT_ONCE));
      return new Set((await Promise.all(parts.map(advance))).flat());
    },
    erase: async (ids) => void (await rows.deleteMany({ of: { $in: [...ids] } })),
  };
}

/** What a shelf of versions cannot do without. */
export const VERSIONS: Index = {
  key: { of: 1, version: 1 },
  serves: 'the newest version of a document; whether a new one follows the last; erasure',
};

interface Row extends Document {
  _id: string;
  of: string;
  version: number;
}

const rowId = (id: string, version: number) => `${id}:${version}`;
const rowOf = (document: { _id: string; version: number }): Row => ({
  ...document,
  _id: rowId(document._id, document.version),
  of: document._id,
});
const documentOf = <D>({ of, ...row }: Row): D => ({ ...row, _id: of }) as unknown as D;

import type { Db, Document, Filter } from 'mongodb';

/** One document of the database that is as wanted; null when there is none yet. */
export type Finding<D extends Document> = (wanted: Filter<D>) => Promise<D | null>;

/**
 * Finds documents of one sort by what they look like: servers of other checkouts may give their collections other names. Once
 * the first is found, all are looked for in its collection.
 */
export function findingIn<D extends Document>(db: Db): Finding<D> {
  let known: string | undefined;
  return async (wanted) => {
    const found = (name: string) => db.collection(name).findOne(wanted as Filter<Document>);
    if (known) return (await found(known)) as D | null;
    for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
      const document = await found(name);
      if (!document) continue;
      known = name;
      return document as unknown as D;
    }
    return null;
  };
}

import { type Db, type Document, MongoServerError } from 'mongodb';
import { durably } from './connect';

/** MongoDB's `BSONObjectTooLarge`; the driver itself throws a RangeError somewhat later. Nothing is stored in either case. */
const TOO_LARGE = 10334;
const DUPLICATE = 11000;

/**
 * Inserts documents from the journal and tells the places of those whose key was there before. Any other failure
 * throws: then it is unknown which of them are stored. One bare command, because the driver's `insertMany` adds a third
 * to what this process pays for a document.
 */
export async function insertAll(
  db: Db,
  collection: string,
  documents: readonly Document[],
): Promise<Set<number>> {
  let reply: Document;
  try {
    reply = await db.command({
      insert: collection,
      documents,
      ordered: false,
      writeConcern: durably(db),
    });
  } catch (error) {
    const tooLarge =
      error instanceof RangeError || (error instanceof MongoServerError && error.code === TOO_LARGE);
    if (!tooLarge || documents.length === 1) throw error;
    const half = documents.length >> 1;
    const known = await insertAll(db, collection, documents.slice(0, half));
    for (const i of await insertAll(db, collection, documents.slice(half))) known.add(half + i);
    return known;
  }
  const failures: { index: number; code: number }[] = reply['writeErrors'] ?? [];
  if (reply['writeConcernError'] || failures.some(({ code }) => code !== DUPLICATE))
    throw new MongoServerError({ message: `documents could not be stored in ${collection}`, ...reply });
  return new Set(failures.map(({ index }) => index));
}

import type { Db } from 'mongodb';
import type { StoredFact } from '../../server/src/rooms/interactions/interactions.model';
import { factsOf } from '../../server/src/rooms/interactions/interactions.store';

/** All that stands on the stream, in its order. */
export const wholeStream = (db: Db): Promise<StoredFact[]> =>
  factsOf(db).between(-1, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY);

/** What stands on the stream about a person, in its order. */
export async function streamOf(db: Db, personId: string): Promise<StoredFact[]> {
  const facts: StoredFact[] = [];
  for await (const fact of factsOf(db).all([personId])) facts.push(fact);
  return facts.sort((a, b) => a.position - b.position);
}

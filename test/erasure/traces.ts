import { BSON, type Db } from 'mongodb';

/**
 * Which collections hold which of these traces, in any field of any document, as `<collection>: <trace>`. Reads the whole
 * database: there is no list of collections or fields that somebody could forget to add one to.
 */
export async function holdersOf(db: Db, traces: Iterable<string>): Promise<string[]> {
  const sought = [...traces];
  const found = new Set<string>();
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    for await (const document of db.collection(name).find()) {
      const text = BSON.EJSON.stringify(document);
      for (const trace of sought) if (text.includes(trace)) found.add(`${name}: ${trace}`);
    }
  return [...found].sort();
}

export const traceOf = (holder: string): string => holder.slice(holder.indexOf(': ') + 2);

/** Words of people, rather than a code or an id. */
export const isInLanguage = (text: string): boolean => /[^\0-\x7f]/.test(text);

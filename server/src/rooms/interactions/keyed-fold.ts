import { LRUCache } from 'lru-cache';
import type { AnyBulkWriteOperation, Collection, Filter, OptionalId, WithId } from 'mongodb';
import { MongoBulkWriteError } from 'mongodb';
import type { StoredFact } from './interactions.model';
import { segmentOf, startOf } from './stream/segments';

/** How far a document has come in each segment it has met, and its version. */
export interface Folded {
  _id: string;
  version: number;
  applied: Record<string, number>;
}

export interface KeyedFold<D extends Folded> {
  collection: Collection<D>;
  /** Which document a fact belongs to; null: none. */
  keyOf(fact: StoredFact): string | null;
  /** Makes documents for keys that have none yet; a key it leaves out is passed over. */
  begin(keys: readonly string[]): Promise<Map<string, D>>;
  /** Takes facts into a document. It may change and return the given one; null: nothing to store. Called again after a conflict, on the newer document. */
  fold(document: D, facts: readonly StoredFact[]): D | null;
  /** A document that has become another's: its facts go there. */
  forward?(document: D): string | undefined;
  /** Told after a turn what was stored. */
  stored?(documents: readonly D[]): void;
  /** Segments below this number are read to their end; their places are forgotten. */
  floor(): number;
  cache: number;
}

/**
 * Applies each fact exactly once to the document it belongs to, whatever crashes in between and however many
 * processes fold: the document remembers its place in every segment and is only replaced in the version that was read.
 * Cost is one write per document and turn; hot documents are kept in memory.
 */
export function keyedFold<D extends Folded>(
  fold: KeyedFold<D>,
): (facts: readonly StoredFact[]) => Promise<void> {
  const cache = new LRUCache<string, D>({ max: fold.cache });

  return async (facts) => {
    let left = group(facts, fold.keyOf);
    while (left.size) {
      const documents = await load(fold, cache, [...left.keys()]);
      left = await forward(fold, cache, documents, left);
      const turn: { before: number; after: D; key: string }[] = [];
      for (const [key, own] of left) {
        const document = documents.get(key);
        if (!document) continue;
        const fresh = own.filter(
          (fact) => numberOf(fact) > (document.applied[segmentOf(fact.position)] ?? -1),
        );
        if (!fresh.length) continue;
        const before = document.version;
        // From here on the document is not what is stored; only a write that succeeds brings it back.
        cache.delete(key);
        const after = fold.fold(document, fresh);
        if (!after) continue;
        after.applied = appliedAfter(after.applied, fresh, fold.floor());
        after.version = before + 1;
        turn.push({ before, after, key });
      }
      const lost = turn.length ? await store(fold.collection, turn) : new Set<string>();
      const kept = turn.filter(({ key }) => !lost.has(key));
      for (const { key, after } of kept) cache.set(key, after);
      if (kept.length) fold.stored?.(kept.map(({ after }) => after));
      left = new Map([...left].filter(([key]) => lost.has(key)));
    }
  };
}

const numberOf = (fact: StoredFact) => fact.position - startOf(segmentOf(fact.position));

function group(
  facts: readonly StoredFact[],
  keyOf: (fact: StoredFact) => string | null,
): Map<string, StoredFact[]> {
  const groups = new Map<string, StoredFact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key === null) continue;
    const own = groups.get(key);
    if (own) own.push(fact);
    else groups.set(key, [fact]);
  }
  return groups;
}

async function load<D extends Folded>(
  fold: KeyedFold<D>,
  cache: LRUCache<string, D>,
  keys: string[],
): Promise<Map<string, D>> {
  const documents = new Map<string, D>();
  const unknown: string[] = [];
  for (const key of keys) {
    const cached = cache.get(key);
    if (cached) documents.set(key, cached);
    else unknown.push(key);
  }
  if (!unknown.length) return documents;
  for (const document of await fold.collection.find({ _id: { $in: unknown } } as Filter<D>).toArray())
    documents.set(document._id as string, unwrapped<D>(document));
  const missing = unknown.filter((key) => !documents.has(key));
  if (missing.length) for (const [key, document] of await fold.begin(missing)) documents.set(key, document);
  return documents;
}

/** The driver's `WithId` adds nothing to a document that declares its own id. */
const unwrapped = <D>(document: WithId<D>): D => document as unknown as D;

async function forward<D extends Folded>(
  fold: KeyedFold<D>,
  cache: LRUCache<string, D>,
  documents: Map<string, D>,
  groups: Map<string, StoredFact[]>,
): Promise<Map<string, StoredFact[]>> {
  if (!fold.forward) return groups;
  const moved = [...documents].flatMap(([key, document]) => {
    const to = fold.forward?.(document);
    return to === undefined ? [] : [{ key, to }];
  });
  if (!moved.length) return groups;
  const next = new Map(groups);
  for (const { key, to } of moved) {
    const together = [...(next.get(to) ?? []), ...(next.get(key) ?? [])].sort(
      (a, b) => a.position - b.position,
    );
    next.delete(key);
    next.set(to, together);
  }
  const targets = moved.map(({ to }) => to).filter((to) => !documents.has(to));
  for (const [key, document] of await load(fold, cache, targets)) documents.set(key, document);
  return next;
}

function appliedAfter(
  applied: Record<string, number>,
  facts: readonly StoredFact[],
  floor: number,
): Record<string, number> {
  const after: Record<string, number> = {};
  for (const [segment, number] of Object.entries(applied))
    if (Number(segment) >= floor) after[segment] = number;
  for (const fact of facts) {
    const segment = segmentOf(fact.position);
    after[segment] = Math.max(after[segment] ?? -1, numberOf(fact));
  }
  return after;
}

/**
 * Writes all documents in one round trip; returns the keys that somebody else had changed in between. Journalled:
 * what the cache takes for stored must survive the database's own crash.
 */
async function store<D extends Folded>(
  collection: Collection<D>,
  turn: readonly { before: number; after: D; key: string }[],
): Promise<Set<string>> {
  const operations = turn.map(({ before, after }): AnyBulkWriteOperation<D> => {
    if (before === 0) return { insertOne: { document: after as unknown as OptionalId<D> } };
    return { replaceOne: { filter: { _id: after._id, version: before } as Filter<D>, replacement: after } };
  });
  const lost = new Set<string>();
  let written: number;
  try {
    const result = await collection.bulkWrite(operations, {
      ordered: false,
      writeConcern: { w: 1, journal: true },
    });
    written = result.insertedCount + result.matchedCount;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (!failures.length || !failures.every((one) => one.code === 11000)) throw error;
    for (const one of failures) lost.add(turn[one.index]!.key);
    written = error.result.insertedCount + error.result.matchedCount;
  }
  if (written + lost.size === turn.length) return lost;
  const now = await collection
    .find({ _id: { $in: turn.map(({ key }) => key) } } as Filter<D>)
    .project<{ _id: string; version: number }>({ version: 1 })
    .toArray();
  const versions = new Map(now.map(({ _id, version }) => [_id, version]));
  for (const { key, before, after } of turn)
    if (before !== 0 && versions.get(key) !== after.version) {
      // A document that is gone was erased; its facts go with it.
      if (versions.has(key)) lost.add(key);
    }
  return lost;
}

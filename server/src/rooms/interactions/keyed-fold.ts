import { setImmediate as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { type Keys, Mixed } from '../../platform/mongo/collection';
import type { Shelf } from '../../platform/mongo/shelf';
import type { StoredFact } from './interactions.model';
import type { Placed, Reader, Reading } from './stream/follower';
import { segmentOf, startOf } from './stream/segments';

/** How far a document has come in each segment it has met, and its version; 0 before it is stored. */
export interface Folded {
  _id: string;
  version: number;
  applied: Record<string, number>;
  /** Which generation it belongs to, where documents of several stand in one collection; absent: the first. */
  generation?: number;
  /** Which process wrote it (updated-in-place.ts). */
  by?: string;
}

/** The keys of such documents, for their collection. */
export const foldedKeys: Keys<Folded> = {
  _id: { type: String, required: true },
  version: { type: Number, min: 1, required: true },
  applied: { type: Mixed, required: true },
  generation: { type: Number, min: 2 },
  by: { type: String },
};

/** Filters: documents of the generation that is shown, and of those before one. */
export const ofGeneration = (shown: number) => ({ generation: shown > 1 ? shown : { $exists: false } });
export const beforeGeneration = (generation: number) => ({ generation: { $not: { $gte: generation } } });

export interface KeyedFold<D extends Folded, Kept extends Placed> {
  /** Holds the documents. What it stores must survive the database's own crash, because the cache takes it for stored. */
  shelf: Shelf<D>;
  /** Which document a fact belongs to, in which generation of documents (see `idIn`); null: none. */
  keyOf(fact: Kept, generation: number): string | null;
  /** Makes documents for keys that have none yet; a key it leaves out is passed over. */
  begin(keys: readonly string[], reading: Reading): Promise<Map<string, D>>;
  /** Takes facts into a document. It may change and return the given one; null: nothing to store. Called again after a conflict, on the newer document. */
  fold(document: D, facts: readonly Kept[]): D | null;
  /** A document that has become another's: its facts go there. */
  forward?(document: D): string | undefined;
  cache: number;
}

/**
 * Applies each fact exactly once to the document it belongs to, whatever crashes in between and however many
 * processes fold: the document remembers its place in every segment and is only replaced in the version that was read.
 * Cost is one write per document and turn; hot documents are kept in memory.
 */
export function keyedFold<D extends Folded, Kept extends Placed = StoredFact>(
  fold: KeyedFold<D, Kept>,
): Reader<Kept>['apply'] {
  const cache = new LRUCache<string, D>({ max: fold.cache });

  const apply = async (facts: readonly Kept[], reading: Reading, signal?: AbortSignal) => {
    const { generation, floor } = reading;
    let left = group(facts, (fact) => fold.keyOf(fact, generation));
    while (left.size) {
      signal?.throwIfAborted();
      const documents = await load(fold, cache, [...left.keys()], reading);
      left = await forward(fold, cache, documents, left, reading);
      const turn: D[] = [];
      let since = performance.now();
      for (const [key, own] of left) {
        if (performance.now() - since > MOST_MS) {
          await pause();
          signal?.throwIfAborted();
          since = performance.now();
        }
        const document = documents.get(key);
        if (!document) continue;
        const fresh = own.filter((fact) => !isApplied(document, fact));
        if (!fresh.length) continue;
        const version = document.version + 1;
        // From here on the document is not what is stored; only a write that succeeds brings it back.
        cache.delete(key);
        const after = fold.fold(document, fresh);
        if (!after) continue;
        forget(after, floor);
        for (const fact of fresh) noteApplied(after, fact);
        after.version = version;
        if (generation > 1) after.generation = generation;
        turn.push(after);
      }
      const lost = turn.length ? await fold.shelf.store(turn) : new Set<string>();
      for (const after of turn) if (!lost.has(after._id)) cache.set(after._id, after);
      left = new Map([...left].filter(([key]) => lost.has(key)));
    }
  };
  // One after the other: two would hold the same document of the cache in hand, and no version would tell them apart.
  let last: Promise<void> = Promise.resolve();
  return (facts, reading, signal) => {
    last = last.catch(() => {}).then(() => apply(facts, reading, signal));
    return last;
  };
}

/**
 * The id of a document in a generation of its reader: while the next one is made, documents of both stand side by side
 * in one collection. Those of the first bear the key alone.
 */
export const idIn = (generation: number, key: string): string =>
  generation <= 1 ? key : `${key}@${generation}`;
/** The key in such an id. */
export const keyIn = (id: string): string => id.replace(/@\d+$/, '');

/** Who wants an acknowledgement does not wait for a whole turn of folding. */
const MOST_MS = 3;
/** Of documents that became others one after the other. */
const MOST_HOPS = 8;

const numberOf = (fact: Placed) => fact.position - startOf(segmentOf(fact.position));

function group<Kept>(facts: readonly Kept[], keyOf: (fact: Kept) => string | null): Map<string, Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key === null) continue;
    const own = groups.get(key);
    if (own) own.push(fact);
    else groups.set(key, [fact]);
  }
  return groups;
}

async function load<D extends Folded, Kept extends Placed>(
  fold: KeyedFold<D, Kept>,
  cache: LRUCache<string, D>,
  keys: string[],
  reading: Reading,
): Promise<Map<string, D>> {
  const documents = new Map<string, D>();
  const unknown: string[] = [];
  for (const key of keys) {
    const cached = cache.get(key);
    if (cached) documents.set(key, cached);
    else unknown.push(key);
  }
  if (!unknown.length) return documents;
  for (const [key, document] of await fold.shelf.load(unknown)) documents.set(key, document);
  const missing = unknown.filter((key) => !documents.has(key));
  if (missing.length)
    for (const [key, document] of await fold.begin(missing, reading)) documents.set(key, document);
  return documents;
}

/** Brings facts to the documents that theirs have become. */
async function forward<D extends Folded, Kept extends Placed>(
  fold: KeyedFold<D, Kept>,
  cache: LRUCache<string, D>,
  documents: Map<string, D>,
  groups: Map<string, Kept[]>,
  reading: Reading,
): Promise<Map<string, Kept[]>> {
  let next = groups;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const moved = [...next.keys()].flatMap((key) => {
      const document = documents.get(key);
      const to = document && fold.forward?.(document);
      return to === undefined ? [] : [{ key, to }];
    });
    if (!moved.length) break;
    next = new Map(next);
    for (const { key, to } of moved) {
      const together = [...(next.get(to) ?? []), ...next.get(key)!].sort((a, b) => a.position - b.position);
      next.delete(key);
      next.set(to, together);
    }
    const targets = moved.map(({ to }) => to).filter((to) => !documents.has(to));
    for (const [key, document] of await load(fold, cache, targets, reading)) documents.set(key, document);
  }
  return next;
}

/** Places are kept under names and not under numbers, which would make each of these small objects a sparse array. */
const nameOf = (segment: number) => `s${segment}`;
const isApplied = ({ applied }: Folded, fact: Placed) =>
  numberOf(fact) <= (applied[nameOf(segmentOf(fact.position))] ?? -1);

/** Notes that a document holds a fact. */
export function noteApplied({ applied }: Folded, fact: Placed): void {
  const name = nameOf(segmentOf(fact.position));
  applied[name] = Math.max(applied[name] ?? -1, numberOf(fact));
}

function forget(document: Folded, floor: number): void {
  for (const name of Object.keys(document.applied))
    if (Number(name.slice(1)) < floor) delete document.applied[name];
}

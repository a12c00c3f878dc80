import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  type Collection,
  type Db,
  type Filter,
  MongoBulkWriteError,
  MongoServerError,
  type OptionalUnlessRequiredId,
  type WithId,
} from 'mongodb';
import type { StoredFact } from './interactions.model';
import { segmentOf, startOf } from './stream/segments';

/** How far a document has come in each segment it has met, its version, and which fold wrote that version. */
export interface Folded {
  _id: string;
  version: number;
  by: string;
  applied: Record<string, number>;
}

/** A document that was folded: the version it had, and what it has become. */
interface Written<D> {
  before: number;
  after: D;
  key: string;
}

/** Documents replaced by one command: few, because the commit of somebody's click may wait in line behind it. */
const MOST_AT_ONCE = 12;
const JOURNALLED = { w: 1, j: true } as const;

export interface KeyedFold<D extends Folded> {
  db: Db;
  /** Name of the collection that holds the documents. */
  collection: string;
  /** Which document a fact belongs to; null: none. */
  keyOf(fact: StoredFact): string | null;
  /** Makes documents for keys that have none yet; a key it leaves out is passed over. */
  begin(keys: readonly string[]): Promise<Map<string, D>>;
  /** Takes facts into a document. It may change and return the given one; null: nothing to store. Called again after a conflict, on the newer document. */
  fold(document: D, facts: readonly StoredFact[]): D | null;
  /** How a document is kept, where that differs from how it is worked with. */
  encode?(document: D): object;
  decode?(stored: object): D;
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
  // Two processes that both make version 8 out of version 7 must be told apart.
  const me = randomUUID();
  const cache = new LRUCache<string, D>({ max: fold.cache });

  return async (facts) => {
    let left = group(facts, fold.keyOf);
    while (left.size) {
      const documents = await load(fold, cache, [...left.keys()]);
      left = await forward(fold, cache, documents, left);
      const turn: Written<D>[] = [];
      for (const [key, own] of left) {
        const document = documents.get(key);
        if (!document) continue;
        const fresh = own.filter((fact) => !isApplied(document, fact));
        if (!fresh.length) continue;
        const before = document.version;
        // From here on the document is not what is stored; only a write that succeeds brings it back.
        cache.delete(key);
        const after = fold.fold(document, fresh);
        if (!after) continue;
        forget(after, fold.floor());
        for (const fact of fresh) noteApplied(after, fact);
        after.version = before + 1;
        after.by = me;
        turn.push({ before, after, key });
      }
      const lost = turn.length ? await store(fold, turn) : new Set<string>();
      const kept = turn.filter(({ key }) => !lost.has(key));
      for (const { key, after } of kept) cache.set(key, after);
      if (kept.length) fold.stored?.(kept.map(({ after }) => after));
      left = new Map([...left].filter(([key]) => lost.has(key)));
    }
  };
}

const documentsOf = <D extends Folded>({ db, collection }: KeyedFold<D>): Collection<D> =>
  db.collection<D>(collection);
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
  for (const document of await documentsOf(fold)
    .find({ _id: { $in: unknown } } as Filter<D>)
    .toArray())
    documents.set(document._id as string, fold.decode ? fold.decode(document) : unwrapped<D>(document));
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

/** Places are kept under names and not under numbers, which would make each of these small objects a sparse array. */
const nameOf = (segment: number) => `s${segment}`;
const isApplied = ({ applied }: Folded, fact: StoredFact) =>
  numberOf(fact) <= (applied[nameOf(segmentOf(fact.position))] ?? -1);

/** Notes that a document holds a fact. */
export function noteApplied({ applied }: Folded, fact: StoredFact): void {
  const name = nameOf(segmentOf(fact.position));
  applied[name] = Math.max(applied[name] ?? -1, numberOf(fact));
}

function forget(document: Folded, floor: number): void {
  for (const name of Object.keys(document.applied))
    if (Number(name.slice(1)) < floor) delete document.applied[name];
}

/**
 * Writes all documents and returns the keys that somebody else had changed in between. Journalled: what the cache
 * takes for stored must survive the database's own crash.
 */
async function store<D extends Folded>(
  fold: KeyedFold<D>,
  turn: readonly Written<D>[],
): Promise<Set<string>> {
  const made = turn.filter(({ before }) => before === 0);
  const changed = turn.filter(({ before }) => before !== 0);
  const lost = made.length ? await insert(fold, made) : new Set<string>();
  for (let from = 0; from < changed.length; from += MOST_AT_ONCE)
    for (const key of await replace(fold, changed.slice(from, from + MOST_AT_ONCE))) lost.add(key);
  return lost;
}

const asItIs = (document: object): object => document;

async function insert<D extends Folded>(
  fold: KeyedFold<D>,
  made: readonly Written<D>[],
): Promise<Set<string>> {
  const { encode = asItIs } = fold;
  try {
    const documents = made.map(({ after }) => encode(after) as OptionalUnlessRequiredId<D>);
    await documentsOf(fold).insertMany(documents, { ordered: false, writeConcern: JOURNALLED });
    return new Set();
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (!failures.length || !failures.every((one) => one.code === 11000)) throw error;
    return new Set(failures.map((one) => made[one.index]!.key));
  }
}

/**
 * The version is compared inside the update and not in its filter: a filter by `_id` alone needs no query planner,
 * which would cost more than the write itself.
 */
async function replace<D extends Folded>(
  fold: KeyedFold<D>,
  changed: readonly Written<D>[],
): Promise<string[]> {
  const { db, collection, encode = asItIs } = fold;
  const updates = changed.map(({ before, after }) => ({
    q: { _id: after._id },
    u: [{ $replaceWith: { $cond: [{ $eq: ['$version', before] }, { $literal: encode(after) }, '$$ROOT'] } }],
  }));
  const command = { update: collection, ordered: false, updates, writeConcern: JOURNALLED };
  const result = await db.command(command);
  if (result['writeErrors'] ?? result['writeConcernError'])
    throw new MongoServerError({ message: 'documents of a reader could not be replaced', ...result });
  if (result['nModified'] === changed.length) return [];
  const found = await documentsOf(fold)
    .find({ _id: { $in: changed.map(({ key }) => key) } } as Filter<D>)
    .project<{ _id: string; version: number; by: string }>({ version: 1, by: 1 })
    .toArray();
  const stands = new Map(found.map((document) => [document._id, document]));
  // A document that is gone was erased; its facts go with it.
  return changed.flatMap(({ key, after }) => {
    const there = stands.get(key);
    return there && (there.version !== after.version || there.by !== after.by) ? [key] : [];
  });
}

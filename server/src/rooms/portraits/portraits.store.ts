import { isDeepStrictEqual } from 'node:util';
import { emptyPortrait, type PortraitState } from '@wanglai/portrait';
import type { Db, FindCursor } from 'mongodb';
import { insertAll } from '../../platform/mongo/insert-all';
import { replacedByVersion } from '../../platform/mongo/replaced-by-version';
import type { Shelf } from '../../platform/mongo/shelf';
import type { Stream } from '../interactions';
import {
  CONCLUSIONS,
  type Conclusions,
  type KeptConclusions,
  type KeptState,
  type PortraitDocument,
  STATES,
} from './portraits.model';

export interface PortraitStore {
  /** Whole portraits, for who folds. */
  shelf: Shelf<PortraitDocument>;
  get(personId: string): Promise<PortraitDocument | null>;
  /** Ids of people after one, in their order, with the generation of the fold of each. */
  after(personId: string | undefined, limit: number): Promise<{ id: string; fold: number }[]>;
  count(): Promise<number>;
  /** Puts a portrait in the place of the one it was made from; false when somebody else was faster. */
  put(document: PortraitDocument): Promise<boolean>;
  due(now: Date, limit: number): Promise<PortraitDocument[]>;
  /** What follows from the portraits of these people, as far as they have one. */
  conclusions(personIds: readonly string[]): Promise<Map<string, Conclusions>>;
  bearers(tag: string, below: string | undefined, limit: number): Promise<KeptConclusions[]>;
  countByTag(keys: readonly string[]): Promise<Map<string, number>>;
  /** Ids of people with one of these topics among their strongest, lately active first. */
  interestedIn(topics: readonly string[], limit: number): Promise<string[]>;
  erase(personIds: readonly string[]): Promise<void>;
}

/**
 * Portraits lie in two places: the state, rewritten with everything a person does, as a version; the conclusions, few
 * of which change in a day, with the indexes. The conclusions are stored first, with what they announce. Should the
 * state not follow, its facts are folded once more and come to the same conclusions.
 */
export function portraitStore(db: Db, stream: Pick<Stream, 'relay'>): PortraitStore {
  const kept = db.collection<KeptConclusions>(CONCLUSIONS);
  const states = replacedByVersion<KeptState>(db, STATES);

  async function storeConclusions(documents: readonly PortraitDocument[]): Promise<Set<string>> {
    const changed = documents.filter(
      (document) => document.outbox || !isDeepStrictEqual(conclusionsOf(document), wordOf(document.read)),
    );
    const first = changed.filter(({ read }) => !read);
    const known = first.length
      ? await insertAll(
          db,
          CONCLUSIONS,
          first.map((one) => ({
            _id: one._id,
            revision: 1,
            ...conclusionsOf(one),
            ...(one.outbox && { outbox: one.outbox }),
          })),
        )
      : [];
    const lost = new Set([...known].map((i) => first[i]!._id));
    await Promise.all(
      changed.map(async (one) => {
        if (one.read && !(await amend(one, one.read.revision))) lost.add(one._id);
        if (lost.has(one._id)) return;
        one.read = { ...conclusionsOf(one), revision: (one.read?.revision ?? 0) + 1 };
        if (one.outbox) stream.relay(CONCLUSIONS, one._id);
        delete one.outbox;
      }),
    );
    return lost;
  }

  async function amend(document: PortraitDocument, revision: number): Promise<boolean> {
    const { outbox, _id } = document;
    const changed = await kept.updateOne(
      { _id, revision },
      {
        $set: { ...conclusionsOf(document), revision: revision + 1 },
        ...(!document.mergedInto && { $unset: { mergedInto: true } }),
        ...(outbox && { $push: { outbox: { $each: outbox } } }),
      },
    );
    return changed.matchedCount === 1;
  }

  const load = async (ids: readonly string[]): Promise<Map<string, PortraitDocument>> => {
    // In the order contrary to writing: so nobody folds into a new state by old conclusions, such as a grant withdrawn since.
    const folded = await states.load(ids);
    const found = await kept.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((one) => [one._id, together(one, folded.get(one._id))]));
  };
  const listed = async (cursor: FindCursor<KeptConclusions>) => [
    ...(await load((await cursor.toArray()).map(({ _id }) => _id))).values(),
  ];
  const erase = async (ids: readonly string[]) => {
    // What is kept for a portrait without conclusions would be in the way of its next beginning.
    await states.erase(ids);
    await kept.deleteMany({ _id: { $in: [...ids] } });
  };
  const shelf: Shelf<PortraitDocument> = {
    load,
    async store(documents) {
      const lost = await storeConclusions(documents);
      const left = documents.filter(({ _id }) => !lost.has(_id));
      if (left.length) for (const id of await states.store(left.map(stateOf))) lost.add(id);
      return lost;
    },
  };

  return {
    shelf,
    get: async (personId) => (await load([personId])).get(personId) ?? null,
    async after(personId, limit) {
      const found = kept.find(personId === undefined ? {} : { _id: { $gt: personId } });
      const ids = await found.sort({ _id: 1 }).limit(limit).project<{ _id: string }>({ _id: 1 }).toArray();
      const folded = await states.load(ids.map(({ _id }) => _id));
      return ids.map(({ _id }) => ({ id: _id, fold: foldOf(folded.get(_id)) }));
    },
    count: () => kept.estimatedDocumentCount(),
    async put(document) {
      document.version++;
      return (await shelf.store([document])).size === 0;
    },
    due: (now, limit) =>
      listed(
        kept
          .find({ reviewAt: { $lte: now } })
          .sort({ reviewAt: 1 })
          .limit(limit),
      ),
    conclusions: async (personIds) =>
      new Map((await kept.find({ _id: { $in: [...personIds] } }).toArray()).map((one) => [one._id, one])),
    bearers: (tag, below, limit) =>
      kept
        .find({ tagKeys: tag, ...(below && { _id: { $lt: below } }) })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray(),
    async countByTag(keys) {
      const counts = await Promise.all(keys.map((key) => kept.countDocuments({ tagKeys: key })));
      return new Map(keys.map((key, i) => [key, counts[i]!]));
    },
    async interestedIn(topics, limit) {
      const found = kept
        .find({ topTopics: { $in: [...topics] } })
        .sort({ activeDay: -1 })
        .limit(limit);
      return (await found.project<{ _id: string }>({ _id: 1 }).toArray()).map(({ _id }) => _id);
    },
    erase,
  };
}

function conclusionsOf(from: Conclusions): Conclusions {
  const { off, sensitive, zone, tags, tagKeys, stage, topTopics, reviewAt, activeDay, choices, mergedInto } =
    from;
  const conclusions = { off, sensitive, zone, tags, tagKeys, stage, topTopics, reviewAt, activeDay, choices };
  return mergedInto ? { ...conclusions, mergedInto } : conclusions;
}
const wordOf = (read: PortraitDocument['read']) => read && conclusionsOf(read);

const stateOf = ({ _id, version, applied, state, fold }: PortraitDocument): KeptState => ({
  _id,
  version,
  applied,
  state: JSON.stringify(state),
  ...(fold > 1 && { fold }),
});

/** Before a state is stored there is nothing that an older fold could have made. */
const foldOf = (folded: KeptState | undefined): number =>
  folded ? (folded.fold ?? 1) : Number.POSITIVE_INFINITY;

/** A state that is missing was not stored before a crash: what was folded into it is folded again. */
function together({ revision, ...found }: KeptConclusions, folded: KeptState | undefined): PortraitDocument {
  const conclusions = conclusionsOf(found);
  return {
    ...conclusions,
    _id: found._id,
    version: folded?.version ?? 0,
    applied: folded?.applied ?? {},
    state: folded ? (JSON.parse(folded.state) as PortraitState) : emptyPortrait(),
    fold: folded?.fold ?? 1,
    read: { ...conclusions, revision },
  };
}

import { isDeepStrictEqual } from 'node:util';
import type { Portrait } from '@wanglai/contract';
import { emptyPortrait, type PortraitState } from '@wanglai/portrait';
import type { Db, FindCursor } from 'mongodb';
import type { Announcing } from '../../platform/announcements';
import type { Index, Migration } from '../../platform/mongo/indexes';
import { insertAll } from '../../platform/mongo/insert-all';
import type { Shelf } from '../../platform/mongo/shelf';
import { versionsIn, versionsIndex } from '../../platform/mongo/versions';
import type { Folded } from '../interactions';

/** A tag that is held now, and since when (ms since epoch). How sure it is, and its proof, are told afresh whenever it is read. */
export interface HeldTag {
  key: string;
  since: number;
}

/** What a person said of a tag. */
export interface TagChoice {
  hidden?: boolean;
  disputed?: boolean;
}

/**
 * What follows from a portrait, for lists and queries; it changes rarely. `off` while the person has not granted
 * `personalisation`: then nothing is known but their choices about tags.
 */
export interface Conclusions {
  off: boolean;
  sensitive: boolean;
  zone: string;
  tags: HeldTag[];
  tagKeys: string[];
  stage: Portrait['engagement']['stage'];
  topTopics: string[];
  reviewAt: Date;
  /** Day of the last activity, in days since 1970 UTC: coarse, so that it is not rewritten with every click. */
  activeDay: number;
  choices: Record<string, TagChoice>;
  /** The person this one was merged into; facts that still come for it go there. */
  mergedInto?: string;
}

/** What is known of one person: the fold of their facts, and what follows from it. */
export interface PortraitDocument extends Folded, Conclusions, Announcing {
  state: PortraitState;
  /** The conclusions as they were read, and their revision; null before they are stored. */
  read: (Conclusions & { revision: number }) | null;
}

/** The conclusions as they are kept: one document a person, indexed. */
export interface KeptConclusions extends Conclusions, Announcing {
  _id: string;
  revision: number;
}

/**
 * The fold as it is kept. The state is one JSON text: the engine then handles one value instead of hundreds, which makes
 * it four times cheaper to write; nobody asks the database about what is in it.
 */
interface KeptState extends Folded {
  state: string;
}

export const PORTRAITS = 'portraits';
export const STATES = 'portrait-states';
/** Type of the fact that a person has earned a tag. */
export const TAG_ASSIGNED = 'portraits.tag-assigned';
const NEVER = new Date(8.64e15);

export const indexes: Index[] = [
  {
    collection: PORTRAITS,
    key: { reviewAt: 1 },
    serves: 'the job that looks at tags which time alone may change',
  },
  { collection: PORTRAITS, key: { tagKeys: 1, _id: -1 }, serves: 'people who bear a tag, and how many' },
  {
    collection: PORTRAITS,
    key: { topTopics: 1, activeDay: -1 },
    serves: 'people whom a new content may please, lately active first',
  },
  versionsIndex(STATES),
];

export const migrations: Migration[] = [
  {
    number: 1,
    name: 'keep the state of a portrait apart from what follows from it',
    async run(db) {
      const whole = db.collection<KeptState>(PORTRAITS).find({ state: { $exists: true } });
      for await (const { _id, version: _, applied, state, ...conclusions } of whole) {
        // Over again after a crash, the first version is there: it is the same.
        await versionsIn<KeptState>(db, STATES).store([{ _id, version: 1, applied, state }]);
        await db.collection<{ _id: string }>(PORTRAITS).replaceOne({ _id }, { ...conclusions, revision: 1 });
      }
    },
  },
];

export function blankPortrait(
  personId: string,
  known: { off: boolean; sensitive: boolean; zone: string },
): PortraitDocument {
  return {
    _id: personId,
    version: 0,
    applied: {},
    ...known,
    state: emptyPortrait(),
    tags: [],
    tagKeys: [],
    stage: 'newcomer',
    topTopics: [],
    reviewAt: NEVER,
    activeDay: 0,
    choices: {},
    read: null,
  };
}

export interface PortraitStore {
  /** Whole portraits, for who folds. */
  shelf: Shelf<PortraitDocument>;
  get(personId: string): Promise<PortraitDocument | null>;
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
export function portraitStore(db: Db, announced: (personId: string) => void): PortraitStore {
  const kept = db.collection<KeptConclusions>(PORTRAITS);
  const states = versionsIn<KeptState>(db, STATES);

  async function storeConclusions(documents: readonly PortraitDocument[]): Promise<Set<string>> {
    const changed = documents.filter(
      (document) => document.outbox || !isDeepStrictEqual(conclusionsOf(document), wordOf(document.read)),
    );
    const first = changed.filter(({ read }) => !read);
    const known = first.length
      ? await insertAll(
          db,
          PORTRAITS,
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
        if (one.outbox) announced(one._id);
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

const stateOf = ({ _id, version, applied, state }: PortraitDocument): KeptState => ({
  _id,
  version,
  applied,
  state: JSON.stringify(state),
});

/** A state that is missing was not stored before a crash: what was folded into it is folded again. */
function together({ revision, ...found }: KeptConclusions, folded: KeptState | undefined): PortraitDocument {
  const conclusions = conclusionsOf(found);
  return {
    ...conclusions,
    _id: found._id,
    version: folded?.version ?? 0,
    applied: folded?.applied ?? {},
    state: folded ? (JSON.parse(folded.state) as PortraitState) : emptyPortrait(),
    read: { ...conclusions, revision },
  };
}

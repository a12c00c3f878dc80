import type { Portrait } from '@wanglai/contract';
import { emptyPortrait, type PortraitState } from '@wanglai/portrait';
import type { Collection, Db, FindCursor } from 'mongodb';
import type { Announcing } from '../../platform/announcements';
import type { Index } from '../../platform/mongo/indexes';
import type { Folded } from '../interactions';

/** A tag that is held now: since when (ms since epoch) and how sure. Its proof is told afresh whenever it is read. */
export interface HeldTag {
  key: string;
  since: number;
  confidence: number;
}

/** What a person said of a tag. */
export interface TagChoice {
  hidden?: boolean;
  disputed?: boolean;
}

/**
 * What is known of one person: the fold of their facts, and what follows from it for lists and queries. `off` while
 * the person has not granted `personalisation`: then it knows nothing but their choices about tags.
 */
export interface PortraitDocument extends Folded, Announcing {
  off: boolean;
  sensitive: boolean;
  zone: string;
  state: PortraitState;
  tags: HeldTag[];
  tagKeys: string[];
  stage: Portrait['engagement']['stage'];
  topTopics: string[];
  reviewAt: Date;
  /** Day of the last activity, in days since 1970 UTC: coarse, so that its index is not rewritten with every click. */
  activeDay: number;
  choices: Record<string, TagChoice>;
  /** The person this one was merged into; facts that still come for it go there. */
  mergedInto?: string;
}

/**
 * As it is kept. The state is one JSON text: the engine then handles one value instead of hundreds, which makes the
 * write of a portrait four times cheaper; nobody asks the database about what is in it.
 */
export type KeptPortrait = Omit<PortraitDocument, 'state'> & { state: string };

export const keep = (document: PortraitDocument): KeptPortrait => ({
  ...document,
  state: JSON.stringify(document.state),
});
export const unpack = (kept: KeptPortrait): PortraitDocument => ({
  ...kept,
  state: JSON.parse(kept.state) as PortraitState,
});

export const PORTRAITS = 'portraits';
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
];

export function blankPortrait(
  personId: string,
  known: { off: boolean; sensitive: boolean; zone: string },
): PortraitDocument {
  return {
    _id: personId,
    version: 0,
    by: '',
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
  };
}

export interface PortraitStore {
  get(personId: string): Promise<PortraitDocument | null>;
  byIds(personIds: readonly string[]): Promise<PortraitDocument[]>;
  /** Replaces the version that was read, or makes the first; false when somebody else was faster. */
  replace(before: PortraitDocument, after: PortraitDocument): Promise<boolean>;
  due(now: Date, limit: number): Promise<PortraitDocument[]>;
  bearers(tag: string, below: string | undefined, limit: number): Promise<PortraitDocument[]>;
  countByTag(keys: readonly string[]): Promise<Map<string, number>>;
  /** Ids of people with one of these topics among their strongest, lately active first. */
  interestedIn(topics: readonly string[], limit: number): Promise<string[]>;
  erase(personIds: readonly string[]): Promise<void>;
}

export function portraitStore(db: Db): PortraitStore {
  const collection: Collection<KeptPortrait> = db.collection(PORTRAITS);
  const read = async (cursor: FindCursor<KeptPortrait>) => (await cursor.toArray()).map(unpack);
  return {
    async get(personId) {
      const kept = await collection.findOne({ _id: personId });
      return kept && unpack(kept);
    },
    byIds: (personIds) => read(collection.find({ _id: { $in: [...personIds] } })),
    async replace(before, after) {
      const next = keep({ ...after, version: before.version + 1, by: '' });
      if (before.version > 0)
        return (
          (await collection.replaceOne({ _id: before._id, version: before.version }, next)).matchedCount === 1
        );
      const made = await collection.updateOne({ _id: before._id }, { $setOnInsert: next }, { upsert: true });
      return made.upsertedCount === 1;
    },
    due: (now, limit) =>
      read(
        collection
          .find({ reviewAt: { $lte: now } })
          .sort({ reviewAt: 1 })
          .limit(limit),
      ),
    bearers: (tag, below, limit) =>
      read(
        collection
          .find({ tagKeys: tag, ...(below && { _id: { $lt: below } }) })
          .sort({ _id: -1 })
          .limit(limit),
      ),
    async countByTag(keys) {
      const counts = await Promise.all(keys.map((key) => collection.countDocuments({ tagKeys: key })));
      return new Map(keys.map((key, i) => [key, counts[i]!]));
    },
    async interestedIn(topics, limit) {
      const found = collection
        .find({ topTopics: { $in: [...topics] } })
        .sort({ activeDay: -1 })
        .limit(limit);
      return (await found.project<{ _id: string }>({ _id: 1 }).toArray()).map(({ _id }) => _id);
    },
    erase: async (personIds) => void (await collection.deleteMany({ _id: { $in: [...personIds] } })),
  };
}

import type { Portrait } from '@wanglai/contract';
import { emptyPortrait, type PortraitState } from '@wanglai/portrait';
import type { Announcing } from '../../platform/announcements';
import type { Index, Migration } from '../../platform/mongo/indexes';
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

/** By the tag's key. */
export type TagChoices = Record<string, TagChoice>;

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
  choices: TagChoices;
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
export interface KeptState extends Folded {
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

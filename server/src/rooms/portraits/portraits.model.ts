import { type Portrait, TAG_KEYS } from '@wanglai/contract';
import { emptyPortrait, type PortraitState } from '@wanglai/portrait';
import type { Announcing } from '../../platform/announcements';
import { type Collection, defineCollection, Mixed, outbox, part } from '../../platform/mongo/collection';
import { type Migration, renaming } from '../../platform/mongo/prepare';
import { VERSIONS } from '../../platform/mongo/replaced-by-version';
import { type Folded, readerFromTheStart } from '../interactions';

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
  /** Generation of the fold that made the state (see `Reader.anew`). */
  fold: number;
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
  /** Generation of the fold that made it; absent for the first. */
  fold?: number;
}

/** Type of the fact that a person has earned a tag. */
export const TAG_ASSIGNED = 'portraits.tag-assigned';
const STAGES = ['newcomer', 'consume', 'curate', 'create', 'collaborate'] as const;
const NEVER = new Date(8.64e15);

export const conclusionsCollection: Collection<KeptConclusions> = defineCollection<KeptConclusions>(
  'portraits.conclusions',
  {
    _id: { type: String, required: true },
    revision: { type: Number, min: 1, required: true },
    off: { type: Boolean, required: true },
    sensitive: { type: Boolean, required: true },
    zone: { type: String, maxlength: 64, required: true },
    tags: {
      type: [
        part<HeldTag>({
          key: { type: String, enum: TAG_KEYS, required: true },
          since: { type: Number, required: true },
        }),
      ],
      required: true,
    },
    tagKeys: { type: [{ type: String, enum: TAG_KEYS, required: true }], required: true },
    stage: { type: String, enum: STAGES, required: true },
    topTopics: { type: [{ type: String, required: true }], required: true },
    reviewAt: { type: Date, required: true },
    activeDay: { type: Number, required: true },
    choices: { type: Mixed, required: true },
    mergedInto: { type: String },
    outbox,
  },
  [
    { key: { reviewAt: 1 }, serves: 'the job that looks at tags which time alone may change' },
    { key: { tagKeys: 1, _id: -1 }, serves: 'people who bear a tag, and how many' },
    {
      key: { topTopics: 1, activeDay: -1 },
      serves: 'people whom a new content may please, lately active first',
    },
  ],
);
export const CONCLUSIONS = conclusionsCollection.name;

/** As a row of a shelf: `<id>:<version>`. */
type StateRow = Omit<KeptState, 'generation' | 'by'> & { of: string };
export const statesCollection: Collection<StateRow> = defineCollection<StateRow>(
  'portraits.states',
  {
    _id: { type: String, required: true },
    of: { type: String, required: true },
    version: { type: Number, min: 1, required: true },
    applied: { type: Mixed, required: true },
    state: { type: String, required: true },
    fold: { type: Number, min: 1 },
  },
  [VERSIONS],
);
export const STATES = statesCollection.name;

export const migrations: Migration[] = [
  renaming('2026-11-26.portraits.call collections after the room', {
    portraits: CONCLUSIONS,
    'portrait-states': STATES,
  }),
  readerFromTheStart('portraits', 'portraits', 'renews'),
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
    fold: 1,
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

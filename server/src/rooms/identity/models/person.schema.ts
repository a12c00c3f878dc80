import { type Locale, locale, PURPOSES, type Purpose } from '@wanglai/contract';
import { type Collection, defineCollection, type Keys, part } from '../../../platform/mongo/collection';

const CHANNELS = ['visitor', 'wechat', 'alipay', 'demo'] as const;
export type Channel = (typeof CHANNELS)[number];
export interface ChannelIdentity {
  channel: Channel;
  key: string;
}

export type Grants = Record<Purpose, boolean>;
/** Where a grant was changed. */
const VIAS = ['app', 'merge', 'demo'] as const;
export interface GrantChange {
  granted: boolean;
  at: Date;
  via: (typeof VIAS)[number];
}
interface GrantLine extends GrantChange {
  purpose: Purpose;
}

interface QuietHours {
  from: number;
  to: number;
}
interface MergedFrom {
  id: string;
  at: Date;
}

/** A person as other rooms see them. */
export interface PersonRecord {
  _id: string;
  name: string;
  avatar: string | null;
  zone: string;
  locale: Locale;
  quietHours: QuietHours | null;
  /** Every sign-in that leads here, also by way of people merged into this one. */
  identities: ChannelIdentity[];
  grants: Grants;
  /** Oldest first; of more than 200 the oldest go, and the last of each purpose stays (rules/kept-history.ts). */
  grantHistory: GrantLine[];
  mergedInto?: string;
  /** Everybody who became this person, also by way of others. */
  mergedFrom: MergedFrom[];
  createdAt: Date;
  lastSeenAt: Date | null;
}

/** The little that the stream must know of a person. */
export type PersonAdmission = Pick<
  PersonRecord,
  '_id' | 'zone' | 'grants' | 'mergedInto' | 'mergedFrom' | 'lastSeenAt'
>;

/** A merge that has begun and not ended; see commands/merge-people.ts. */
export interface PendingMerge {
  kind: 'merge' | 'split';
  into: string;
  since: Date;
}

export interface PersonDocument extends PersonRecord {
  /** Keys of the sign-ins whose home is this document: unique, and never moved, so that a merge can be undone. */
  keys: string[];
  nameGrams: string[];
  pending?: PendingMerge;
}

export const noGrants = (): Grants =>
  Object.fromEntries(PURPOSES.map((purpose) => [purpose, false])) as Grants;

const hour = { type: Number, min: 0, max: 23, required: true } as const;
const yesOrNo = { type: Boolean, required: true } as const;
const eachPurpose = Object.fromEntries(PURPOSES.map((purpose) => [purpose, yesOrNo])) as Keys<Grants>;

export const peopleCollection: Collection<PersonDocument> = defineCollection<PersonDocument>(
  'identity.people',
  {
    _id: { type: String, required: true },
    name: { type: String, maxlength: 40, required: true },
    avatar: { type: String, nullable: true },
    zone: { type: String, maxlength: 64, required: true },
    locale: { type: String, enum: locale.options, required: true },
    quietHours: { type: part<QuietHours>({ from: hour, to: hour }), nullable: true },
    keys: { type: [{ type: String, required: true }], required: true },
    identities: {
      type: [
        part<ChannelIdentity>({
          channel: { type: String, enum: CHANNELS, required: true },
          key: { type: String, required: true },
        }),
      ],
      required: true,
    },
    grants: { type: part<Grants>(eachPurpose), required: true },
    grantHistory: {
      type: [
        part<GrantLine>({
          purpose: { type: String, enum: PURPOSES, required: true },
          granted: yesOrNo,
          at: { type: Date, required: true },
          via: { type: String, enum: VIAS, required: true },
        }),
      ],
      required: true,
    },
    mergedInto: { type: String },
    mergedFrom: {
      type: [part<MergedFrom>({ id: { type: String, required: true }, at: { type: Date, required: true } })],
      required: true,
    },
    pending: {
      type: part<PendingMerge>({
        kind: { type: String, enum: ['merge', 'split'], required: true },
        into: { type: String, required: true },
        since: { type: Date, required: true },
      }),
    },
    nameGrams: { type: [{ type: String, required: true }], required: true },
    createdAt: { type: Date, required: true },
    lastSeenAt: { type: Date, nullable: true },
  },
  [
    { key: { keys: 1 }, options: { unique: true }, serves: 'sign-in; one person per sign-in' },
    { key: { lastSeenAt: -1, _id: -1 }, serves: 'list of people, last seen first' },
    { key: { nameGrams: 1, lastSeenAt: -1, _id: -1 }, serves: 'search of people by name, last seen first' },
    {
      key: { 'mergedFrom.id': 1 },
      options: { partialFilterExpression: { 'mergedFrom.id': { $exists: true } } },
      serves: 'erasure and split: who holds an id among those merged into them',
    },
    {
      key: { mergedInto: 1 },
      options: { partialFilterExpression: { mergedInto: { $exists: true } } },
      serves: 'erasure: who was merged into an id',
    },
    {
      key: { 'pending.since': 1 },
      options: { partialFilterExpression: { 'pending.since': { $exists: true } } },
      serves: 'repair of merges that were cut short',
    },
  ],
);

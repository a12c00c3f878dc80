import {
  CONTENT_KINDS,
  CONTENT_LEVELS,
  type ContentKind,
  type ContentLevel,
  contentLimits,
  IDEMPOTENCY_KEY_PATTERN,
  LIMITS,
} from '@wanglai/contract';
import type { Filter } from 'mongodb';
import type { Connection } from 'mongoose';
import type { Announcement, Announcing } from '../../platform/announcements';
import { type Made, ONCE, once, request } from '../../platform/idempotency';
import {
  type Collection,
  defineCollection,
  insertOnce,
  modelOf,
  outbox,
  part,
} from '../../platform/mongo/collection';
import { insertAll } from '../../platform/mongo/insert-all';
import type { Found } from '../../platform/search-words';

const STATES = ['draft', 'published', 'withdrawn'] as const;
export type ContentState = (typeof STATES)[number];

/** What a content is called where it was brought from, by whom it was, and the Idempotency-Key of that request. */
export interface External {
  id: string;
  by: string;
  key?: string;
}

/** One content. `changedAt` is the instant of the last write of any kind, by which other processes notice it. */
export interface ContentDoc extends Announcing, Made {
  _id: string;
  kind: ContentKind;
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
  cover: string | null;
  /** The main one first. */
  topics: string[];
  level: ContentLevel;
  author: string;
  minutes: number;
  state: ContentState;
  version: number;
  /** What it is found by (platform/search-words.ts). */
  terms: string[];
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  changedAt: Date;
  /** Of one that was brought in bulk. */
  external?: External;
}

/** What lists need: everything but text and search words. */
export type ContentHead = Omit<ContentDoc, 'body' | 'terms' | 'request' | 'outbox' | 'external'>;
const HEAD = { body: 0, terms: 0, request: 0, outbox: 0, external: 0 } as const;

export const contentsCollection: Collection<ContentDoc> = defineCollection<ContentDoc>(
  'content.contents',
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: CONTENT_KINDS, required: true },
    title: { type: String, maxlength: 60, required: true },
    summary: { type: String, maxlength: 200, required: true },
    body: { type: String, maxlength: LIMITS.contentBodyLength, required: true },
    cover: { type: String, maxlength: 300, nullable: true },
    topics: { type: [{ type: String, maxlength: 40, required: true }], required: true },
    level: { type: String, enum: CONTENT_LEVELS, required: true },
    author: { type: String, maxlength: 60, required: true },
    minutes: { type: Number, min: 0, required: true },
    state: { type: String, enum: STATES, required: true },
    version: { type: Number, min: 1, required: true },
    terms: { type: [{ type: String, required: true }], required: true },
    request,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    publishedAt: { type: Date, nullable: true },
    changedAt: { type: Date, required: true },
    outbox,
    external: {
      type: part<External>({
        id: { type: String, maxlength: contentLimits.externalIdLength, required: true },
        by: { type: String, required: true },
        key: { type: String, match: IDEMPOTENCY_KEY_PATTERN },
      }),
    },
  },
  [
    {
      key: { state: 1, publishedAt: -1, _id: -1 },
      serves: 'published contents, newest first',
    },
    {
      key: { topics: 1, state: 1, publishedAt: -1, _id: -1 },
      serves: 'published contents of a topic, newest first',
    },
    {
      key: { terms: 1, state: 1, publishedAt: -1, _id: -1 },
      serves:
        'search: published contents that hold all terms of what was typed, newest first; any for the studio',
    },
    {
      key: { updatedAt: -1, _id: -1 },
      serves: 'the studio: all contents, last edited first',
    },
    { key: { changedAt: 1 }, serves: 'the catalogue: what changed since the last look' },
    ONCE,
    {
      key: { 'external.id': 1 },
      options: { unique: true, partialFilterExpression: { 'external.id': { $exists: true } } },
      serves: 'what is brought in bulk is brought once',
    },
  ],
);
export const CONTENTS = contentsCollection.name;

export interface ContentSearch {
  state?: ContentState;
  topic?: string;
  found?: Found | undefined;
  by: 'publishedAt' | 'updatedAt';
  before?: { at: Date; id: string } | undefined;
  limit: number;
}

export type Contents = ReturnType<typeof contentsOf>;

export function contentsOf(connection: Connection) {
  const contents = modelOf(connection, contentsCollection);
  /** For a pipeline, and for filters that are put together. */
  const native = () => connection.db!.collection<ContentDoc>(CONTENTS);
  return {
    get: (id: string): Promise<ContentDoc | null> => contents.findById(id).lean<ContentDoc>(),
    /** Stores a draft, or gives back the one that the same Idempotency-Key has made. */
    write: (content: ContentDoc): Promise<ContentDoc> => once(contents, content),
    /** Nothing when its id is there. */
    insert: (content: ContentDoc): Promise<boolean> => insertOnce(contents, content),
    /** Many at once; tells the places of those whose id outside is there already. */
    insertMany: (list: readonly ContentDoc[]): Promise<Set<number>> =>
      insertAll(connection.db!, CONTENTS, list),
    /** Those that were brought from outside under these ids. */
    fromOutside: (ids: readonly string[]): Promise<{ _id: string; external: External }[]> =>
      contents
        .find({ 'external.id': { $in: ids } }, { external: 1 })
        .lean<{ _id: string; external: External }[]>(),
    /** Stores edited fields. Null when there is no such content. */
    rewrite: (id: string, fields: Partial<ContentDoc>): Promise<ContentDoc | null> =>
      contents
        .findOneAndUpdate({ _id: id }, { $set: fields, $inc: { version: 1 } }, { returnDocument: 'after' })
        .lean<ContentDoc>(),
    /** Publishes what is not published. The first publication gives the date that stays. Null when nothing changes. */
    publish: (id: string, at: Date, told: Announcement): Promise<ContentDoc | null> =>
      native().findOneAndUpdate(
        { _id: id, state: { $ne: 'published' } },
        [
          {
            $set: {
              state: 'published',
              publishedAt: { $ifNull: ['$publishedAt', at] },
              updatedAt: at,
              changedAt: at,
              version: { $add: ['$version', 1] },
              outbox: { $concatArrays: [{ $ifNull: ['$outbox', []] }, [{ $literal: told }]] },
            },
          },
        ],
        { returnDocument: 'after' },
      ),
    withdraw: (id: string, at: Date): Promise<ContentDoc | null> =>
      contents
        .findOneAndUpdate(
          { _id: id, state: 'published' },
          { $set: { state: 'withdrawn', updatedAt: at, changedAt: at }, $inc: { version: 1 } },
          { returnDocument: 'after' },
        )
        .lean<ContentDoc>(),
    published: (ids: readonly string[]): Promise<ContentHead[]> =>
      contents.find({ _id: { $in: ids }, state: 'published' }, HEAD).lean<ContentHead[]>(),
    isPublished: async (id: string): Promise<boolean> =>
      (await contents.exists({ _id: id, state: 'published' })) !== null,
    search({ state, topic, found, by, before, limit }: ContentSearch): Promise<ContentHead[]> {
      const all: Filter<ContentDoc>[] = [];
      if (state) all.push({ state });
      if (topic) all.push({ topics: topic });
      if (found) all.push(found);
      if (before)
        all.push({ $or: [{ [by]: { $lt: before.at } }, { [by]: before.at, _id: { $lt: before.id } }] });
      return native()
        .find(all.length ? { $and: all } : {})
        .sort({ [by]: -1, _id: -1 })
        .limit(limit)
        .project<ContentHead>(HEAD)
        .toArray();
    },
    /** Heads of what changed since then, or ever: the last `limit` of them, oldest change first. */
    changedSince: async (since: Date | undefined, limit: number): Promise<ContentHead[]> => {
      const latest = await contents
        .find(since ? { changedAt: { $gte: since } } : {}, HEAD)
        .sort({ changedAt: -1 })
        .limit(limit)
        .lean<ContentHead[]>();
      return latest.reverse();
    },
  };
}

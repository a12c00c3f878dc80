import type { ContentLevel, Scalar } from '@wanglai/contract';
import { Binary } from 'mongodb';
import { type Collection, defineCollection, Mixed } from '../../platform/mongo/collection';

/**
 * One fact on the stream. `position` is its place: segment × 2³² + number within the segment (see stream/segments.ts).
 * `at` is the instant it happened by the server's clock, `zone` the person's IANA zone at that time. What it is about
 * (`content`) is stamped when it arrives, so that later edits of a content do not change the past.
 */
export interface StoredFact {
  _id: Binary;
  position: number;
  personId: string | null;
  type: string;
  at: Date;
  receivedAt: Date;
  zone: string;
  sessionId?: string;
  page?: string;
  target?: Record<string, Scalar>;
  props?: Record<string, Scalar>;
  content?: { id: string; topics: string[]; level: ContentLevel };
}

/**
 * Facts as they are kept: those that one person's device told together lie in one document, at positions that follow
 * one another, and what is said of them is one JSON text: the engine charges for documents, for entries in indexes and
 * for fields. Nobody asks the database about what is in the text; figures and portraits are folds over the stream.
 */
export interface Bucket {
  /** Position of the first fact. */
  _id: number;
  personId: string | null;
  zone: string;
  receivedAt: Date;
  /** When the earliest and the latest of them happened. */
  from: Date;
  to: Date;
  /** Their ids, in the order of their positions. */
  ids: Binary[];
  facts: string;
}

/** Reading a few facts never means reading many. */
export const MOST_IN_BUCKET = 100;
/** Whoever looks for facts of a moment looks through the buckets that end at most so long after it. */
export const LONGEST_MS = 3_600_000;

export const BY_PERSON = { personId: 1, to: -1 } as const;

/** `_id` is the order of the stream: readers resume from it, retention begins at its oldest end. */
export const bucketsCollection: Collection<Bucket> = defineCollection<Bucket>(
  'interactions.buckets',
  {
    _id: { type: Number, required: true },
    personId: { type: String, nullable: true },
    zone: { type: String, maxlength: 64, required: true },
    receivedAt: { type: Date, required: true },
    from: { type: Date, required: true },
    to: { type: Date, required: true },
    ids: { type: Mixed, required: true },
    facts: { type: String, required: true },
  },
  [
    {
      key: { personId: 1, ids: 1 },
      options: { unique: true },
      serves: 'nothing that a person’s devices tell twice is stored twice',
    },
    { key: BY_PERSON, serves: 'timeline, rebuild, export and erasure of one person' },
  ],
);
export const BUCKETS = bucketsCollection.name;

export const uuidBytes = (uuid: string): Binary =>
  new Binary(Buffer.from(uuid.replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID);
export const uuidText = (bytes: Binary): string => bytes.toUUID().toHexString();

/** Cuts facts that were told together into buckets. A fact that happened long before or after the others gets one of its own. */
export function bucketsOf(facts: readonly StoredFact[]): StoredFact[][] {
  const buckets: StoredFact[][] = [];
  let [earliest, latest] = [0, 0];
  for (const fact of facts) {
    const at = fact.at.getTime();
    const bucket = buckets.at(-1);
    if (
      bucket &&
      bucket.length < MOST_IN_BUCKET &&
      Math.max(latest, at) - Math.min(earliest, at) < LONGEST_MS
    ) {
      [earliest, latest] = [Math.min(earliest, at), Math.max(latest, at)];
      bucket.push(fact);
    } else {
      [earliest, latest] = [at, at];
      buckets.push([fact]);
    }
  }
  return buckets;
}

/** What is said of a fact within its bucket; `at` in ms since 1970. */
type Told = Omit<StoredFact, '_id' | 'position' | 'personId' | 'zone' | 'receivedAt' | 'at'> & { at: number };

/** As a bucket is kept; positions must follow one another. */
export function packed(facts: readonly StoredFact[]): Bucket {
  const { position, personId, zone, receivedAt } = facts[0]!;
  const told = facts.map(
    ({
      type,
      at,
      sessionId,
      page,
      target,
      props,
      content,
    }): { [Key in keyof Told]: Told[Key] | undefined } => ({
      type,
      at: at.getTime(),
      sessionId,
      page,
      target,
      props,
      content,
    }),
  );
  const times = told.map(({ at }) => at as number);
  return {
    _id: position,
    personId,
    zone,
    receivedAt,
    from: new Date(Math.min(...times)),
    to: new Date(Math.max(...times)),
    ids: facts.map(({ _id }) => _id),
    facts: JSON.stringify(told),
  };
}

export function unpacked({ _id, personId, zone, receivedAt, ids, facts }: Bucket): StoredFact[] {
  return (JSON.parse(facts) as Told[]).map((told, i) => ({
    ...told,
    _id: ids[i]!,
    position: _id + i,
    personId,
    zone,
    receivedAt,
    at: new Date(told.at),
  }));
}

import type { CreateIndexesOptions } from 'mongodb';
import {
  type Connection,
  type Model,
  Error as MongooseErrors,
  Schema,
  type SchemaDefinition,
  type SchemaOptions,
} from 'mongoose';
import type { Announcement } from '../announcements';
import { isDuplicate } from './connect';

/** One index and the query it is there for. */
export interface Index {
  key: Readonly<Record<string, 1 | -1>>;
  options?: CreateIndexesOptions;
  serves: string;
}

/** A collection of the product: how its documents look, and the query that each of its indexes is there for. */
export interface Collection<D = unknown> {
  /** `<room>.<noun>` */
  name: string;
  schema: Schema;
  indexes: readonly Index[];
  /** Never there: carries the type of the documents. */
  documents?: D;
}

/** Anything: what a document holds that has no shape of its own, or one that a schema of mongoose cannot tell. */
export const { Mixed } = Schema.Types;
// An empty text is one, too; mongoose takes it for none.
Schema.Types.String.checkRequired((value) => typeof value === 'string');

type Bounds<T> = { validate?: { validator: (value: T) => boolean; message?: string } };
/** How a value of a type is told to mongoose. */
type Shape<T> = [T] extends [boolean]
  ? { type: BooleanConstructor }
  : [T] extends [string]
    ? { type: StringConstructor; enum?: readonly T[]; maxlength?: number; minlength?: number; match?: RegExp }
    : [T] extends [number]
      ? { type: NumberConstructor; enum?: readonly T[]; min?: number; max?: number }
      : [T] extends [Date]
        ? { type: DateConstructor }
        : [T] extends [readonly (infer E)[]]
          ? { type: readonly [Entry<E>] | typeof Mixed; default?: undefined }
          : { type: Part<T> | typeof Mixed };
type Entry<E> = Part<E> | (Shape<E> & { required: true });
/** A key that a document may lack is not `required`; one that may be null is there, and `nullable`. */
type Key<T> = undefined extends T
  ? Shape<NonNullable<T>> &
      Bounds<NonNullable<T>> & { required?: never; nullable?: null extends T ? true : never }
  : null extends T
    ? Shape<NonNullable<T>> & Bounds<NonNullable<T>> & { nullable: true }
    : Shape<T> & Bounds<T> & { required: true };
/** A key of the documents that is missing here, one too many, or one of another type does not compile. */
export type Keys<D> = { [K in keyof D]-?: Key<D[K]> };

/** An object within documents. */
export type Part<T> = Schema & { part?: T };

const OPTIONS = {
  strict: 'throw',
  strictQuery: 'throw',
  // An empty object is not the same as none.
  minimize: false,
  versionKey: false,
  id: false,
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
} satisfies SchemaOptions;

const schemaOf = (keys: object, more: SchemaOptions): Schema =>
  new Schema(withoutEmptyLists(keys) as SchemaDefinition, { ...OPTIONS, ...more });

/** Mongoose makes an empty list where there is none; an index that holds only what waits wants it absent. */
const withoutEmptyLists = (keys: object): object =>
  Object.fromEntries(
    Object.entries(keys).map(([key, path]: [string, { type: unknown }]) => [
      key,
      Array.isArray(path.type) ? { ...path, default: undefined } : path,
    ]),
  );

export const part = <T>(keys: Keys<T>): Part<T> => schemaOf(keys, { _id: false });

/** Defines a collection. Every collection of the product is, also those that are written by bare commands. */
export function defineCollection<D>(
  name: string,
  keys: Keys<D>,
  indexes: readonly Index[] = [],
): Collection<D> {
  const announces = 'outbox' in keys ? [WAITING] : [];
  const schema = schemaOf(keys, { _id: false, collection: name });
  const collection = { name, schema, indexes: [...indexes, ...announces] };
  DEFINED.set(name, collection);
  return collection;
}

/** Of collections whose documents announce facts. */
const WAITING: Index = {
  key: { 'outbox.at': 1 },
  options: { sparse: true },
  serves: 'the sweep for announcements that a crash left behind',
};

const DEFINED = new Map<string, Collection>();
/** All that have been defined, by name: a test holds every stored document against them. */
export const definedCollections = (): ReadonlyMap<string, Collection> => DEFINED;

/** The model of a collection on a connection: reads are `lean()`, so that plain objects come back. */
export const modelOf = <D>(connection: Connection, { name, schema }: Collection<D>): Model<D> =>
  (connection.models[name] ?? connection.model(name, schema)) as unknown as Model<D>;

/** Stores a new document. False when a unique index holds it already. */
export async function insertOnce<D>(model: Model<D>, document: D): Promise<boolean> {
  try {
    await model.create(document);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Of an `outbox`, which any document may carry that announces facts. */
export const outbox = { type: Mixed } as unknown as Key<Announcement[] | undefined>;

/** What is wrong with a stored document by its schema; empty when nothing is. */
export async function faultsOf(model: Model<unknown>, stored: Record<string, unknown>): Promise<string[]> {
  const faults: string[] = [];
  try {
    await new model(stored, undefined, { defaults: false } as never).validate();
  } catch (error) {
    if (!(error instanceof MongooseErrors)) throw error;
    faults.push(error.message);
  }
  return [...faults, ...missingIn(model.schema, stored, '')];
}

function missingIn(schema: Schema, stored: Record<string, unknown>, at: string): string[] {
  const faults: string[] = [];
  schema.eachPath((path, type) => {
    const value = stored[path];
    const where = at + path;
    if (
      (type.options as { nullable?: true }).nullable &&
      type.options.required !== false &&
      value === undefined
    )
      faults.push(`${where} is missing`);
    if (value === null && !(type.options as { nullable?: true }).nullable) faults.push(`${where} is null`);
  });
  return faults;
}

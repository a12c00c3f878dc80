import { IDEMPOTENCY_KEY_PATTERN } from '@wanglai/contract';
import type { Model } from 'mongoose';
import { AppError } from './errors';
import { type Index, insertOnce, type Keys, part } from './mongo/collection';

/** Whose request made a document, and the Idempotency-Key that it came with. */
export interface MadeFor {
  by: string;
  key: string;
}
/** A document that may be asked for twice. */
export interface Made {
  _id: string;
  request?: MadeFor;
}

/** The Idempotency-Key of a request, with whose it is; undefined where none was sent. Throws `request.invalid` for what is no key. */
export function madeFor(by: string, header: string | undefined): MadeFor | undefined {
  if (header === undefined) return undefined;
  if (!IDEMPOTENCY_KEY_PATTERN.test(header))
    throw new AppError('request.invalid', {
      fields: [{ path: 'Idempotency-Key', message: 'must be 8 to 64 visible characters' }],
    });
  return { by, key: header };
}

/** `request`, for the keys of such documents. */
export const request: Keys<Made>['request'] = {
  type: part<MadeFor>({
    by: { type: String, required: true },
    key: { type: String, match: IDEMPOTENCY_KEY_PATTERN, required: true },
  }),
};

/** What such documents cannot do without. */
export const ONCE: Index = {
  key: { 'request.by': 1, 'request.key': 1 },
  options: { unique: true, partialFilterExpression: { 'request.key': { $exists: true } } },
  serves: 'asking twice with one Idempotency-Key makes one document',
};

/** Stores a new document, or gives back the one that the same key of the same caller has made, also at the same time. */
export async function once<D extends Made>(documents: Model<D>, document: D): Promise<D> {
  if (await insertOnce(documents, document)) return document;
  const { by, key } = document.request ?? {};
  const made =
    key === undefined
      ? null
      : await asMade(documents).findOne({ 'request.by': by, 'request.key': key }).lean<D>();
  if (!made) throw new Error(`a document of ${documents.collection.name} was refused as a duplicate of none`);
  return made;
}

const asMade = <D extends Made>(documents: Model<D>) => documents as unknown as Model<Made>;

export type UnavailableReason = 'unsupported' | 'libraries' | 'engine' | 'timeout';

/**
 * The embedded engine cannot serve here. The message says why and what to do, and always names `MONGODB_URI`,
 * the way out that works everywhere.
 */
export class MongoUnavailableError extends Error {
  override readonly name = 'MongoUnavailableError';

  constructor(
    readonly reason: UnavailableReason,
    what: string,
    options?: ErrorOptions,
  ) {
    super(
      `${what}\nOr set MONGODB_URI to a MongoDB of your own, e.g. mongodb://127.0.0.1:27017/wanglai`,
      options,
    );
  }
}

/** The one table from kind of failure to HTTP status. */
export const STATUS_OF_KIND = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  refused: 422,
  limited: 429,
  unavailable: 503,
} as const;
export type ErrorKind = keyof typeof STATUS_OF_KIND;

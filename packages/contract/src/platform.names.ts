import { defineNames } from './define-names';

/** Bounds of every route. */
export const platformLimits = {
  requestBytes: 1_048_576,
  pageSize: 100,
} as const;

/** `Idempotency-Key` of a write: the same key of the same sender makes one thing. */
export const IDEMPOTENCY_KEY_PATTERN = /^[\x21-\x7e]{8,64}$/;

export type Scalar = string | number | boolean | null;

/** Where a bad field stands, as a dotted path (`events.3.type`), and what is wrong with it. */
export interface BadField {
  path: string;
  message: string;
}

/** RFC 9457 problem document, as every error reply carries it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  message: string;
  fields?: BadField[];
  requestId: string;
}

/** What any route can answer with. */
export const platformNames = /* @__PURE__ */ defineNames({
  errors: {
    'request.malformed': ['invalid', 'The body is not valid JSON.'],
    'request.invalid': ['invalid', 'Some fields are not right.'],
    'request.too-large': ['too-large', 'The body is larger than this address takes.'],
    'request.unsupported': ['unsupported', 'This content type or encoding is not taken here.'],
    'request.limited': ['limited', 'Too many requests; try again later.'],
    'request.not-found': ['missing', 'There is nothing at this address.'],
    'server.unavailable': ['unavailable', 'The service cannot do this right now; try again shortly.'],
    'server.full': [
      'unavailable',
      'There is no room left to keep anything new; what is there can be read. Try again later.',
    ],
    'auth.required': ['unauthenticated', 'Sign in first.'],
    'auth.invalid-token': [
      'unauthenticated',
      'The token is not valid any more; refresh it or sign in again.',
    ],
    'auth.forbidden': ['forbidden', 'This is not allowed for you.'],
  },
});

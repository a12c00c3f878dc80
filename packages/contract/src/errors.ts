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

/** Every code a client can meet, with its kind and what it says; the client translates by code. */
export const ERRORS = {
  'request.malformed': ['invalid', 'The body is not valid JSON.'],
  'request.invalid': ['invalid', 'Some fields are not right.'],
  'request.too-large': ['too-large', 'The body is larger than this address takes.'],
  'request.unsupported': ['unsupported', 'This content type or encoding is not taken here.'],
  'request.limited': ['limited', 'Too many requests; try again later.'],
  'request.not-found': ['missing', 'There is nothing at this address.'],
  'server.unavailable': ['unavailable', 'The service cannot do this right now; try again shortly.'],
  'auth.required': ['unauthenticated', 'Sign in first.'],
  'auth.invalid-token': ['unauthenticated', 'The token is not valid any more; refresh it or sign in again.'],
  'auth.forbidden': ['forbidden', 'This is not allowed for you.'],
  'identity.wrong-credentials': ['unauthenticated', 'Name or password is wrong.'],
  'identity.locked': ['limited', 'Too many failed attempts; this account is locked for some minutes.'],
  'identity.refresh-reused': [
    'unauthenticated',
    'This refresh token was used before; all devices of its chain are signed out.',
  ],
  'identity.channel-not-configured': ['unavailable', 'This way to sign in is not configured.'],
  'identity.code-refused': ['refused', 'The platform refused the login code.'],
  'identity.channel-unreachable': ['unavailable', 'The platform could not be reached; try again.'],
  'identity.not-merged': ['conflict', 'These two were not merged.'],
  'person.not-found': ['missing', 'There is no such person.'],
  'staff.not-found': ['missing', 'There is no such member of staff.'],
  'tag.not-found': ['missing', 'This person does not bear this tag.'],
  'consent.not-granted': ['forbidden', 'The person has not granted this purpose.'],
  'interactions.too-old': ['refused', 'Older than 30 days.'],
  'interactions.in-future': ['refused', 'More than five minutes ahead of the server.'],
  'content.not-found': ['missing', 'There is no such content.'],
  'content.wrong-state': ['conflict', 'The content is not in a state that allows this.'],
  'conversation.not-found': ['missing', 'There is no such conversation.'],
  'conversation.closed': ['conflict', 'The conversation is closed.'],
  'media.not-found': ['missing', 'There is no such picture.'],
  'media.not-an-image': ['unsupported', 'Only PNG, JPEG, GIF and WebP pictures are taken.'],
} as const satisfies Record<string, readonly [ErrorKind, string]>;
export type ErrorCode = keyof typeof ERRORS;

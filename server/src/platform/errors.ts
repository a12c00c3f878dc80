import {
  type BadField,
  ERRORS,
  type ErrorCode,
  type ErrorKind,
  type Problem,
  STATUS_OF_KIND,
} from '@wanglai/contract';

/** The one error of the product: a code of the contract, which fixes kind, status and words. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly data: { fields?: BadField[]; retryAfterS?: number } = {},
  ) {
    super(ERRORS[code][1]);
    this.name = 'AppError';
    this.kind = ERRORS[code][0];
    this.status = STATUS_OF_KIND[this.kind];
  }
}

export function problemOf(error: AppError, requestId: string): Problem {
  return {
    type: `https://wanglai.dev/problems/${error.code}`,
    title: error.message,
    status: error.status,
    code: error.code,
    message: error.message,
    ...(error.data.fields && { fields: error.data.fields }),
    requestId,
  };
}

/** What the world may know of an error nobody foresaw: nothing. */
export function blankProblem(requestId: string): Problem {
  const message = 'Something went wrong on our side; nothing of your request was kept half-done.';
  return { type: 'about:blank', title: message, status: 500, code: 'server.error', message, requestId };
}

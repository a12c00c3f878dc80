import type { Problem } from '@wanglai/contract';

/**
 * A call that did not work. `problem.code` is what screens translate; `offline` is true when no answer came at all,
 * so that nothing is known about whether the server has acted.
 */
export class ApiError extends Error {
  constructor(
    readonly problem: Problem,
    readonly offline = false,
  ) {
    super(problem.message);
    this.name = 'ApiError';
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** What stands in for a problem document when the network, or something on the way, answered instead of the server. */
export function localProblem(status: number, code: string, message: string): Problem {
  return { type: 'about:blank', title: code, status, code, message, requestId: '' };
}

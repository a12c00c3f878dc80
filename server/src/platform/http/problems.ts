import { randomUUID } from 'node:crypto';
import type { Problem } from '@wanglai/contract';
import type { Context, Next } from 'koa';
import { AppError, blankProblem, problemOf } from '../errors';
import type { Logger } from '../logger';

const given = /^[\w-]{8,64}$/;

/** Names each request and turns whatever was thrown into a problem document; unknown errors are logged once and say nothing. */
export function problems(log: Logger) {
  return async (koa: Context, next: Next): Promise<void> => {
    const asked = koa.get('x-request-id');
    const requestId: string = given.test(asked) ? asked : randomUUID();
    koa.state.requestId = requestId;
    koa.set('X-Request-Id', requestId);
    try {
      await next();
      if (koa.status === 404 && koa.body == null && koa.path.startsWith('/api/'))
        throw new AppError('request.not-found');
    } catch (error) {
      reply(koa, problemFor(error, requestId, log, koa), error);
    }
  };
}

function problemFor(error: unknown, requestId: string, log: Logger, koa: Context): Problem {
  if (error instanceof AppError) return problemOf(error, requestId);
  if (isDiskFull(error)) return problemOf(new AppError('server.full', { retryAfterS: 60 }), requestId);
  if (isUnavailable(error))
    return problemOf(new AppError('server.unavailable', { retryAfterS: 1 }), requestId);
  if (isBadAddress(error)) return problemOf(new AppError('request.invalid'), requestId);
  log.error({ err: error, requestId, method: koa.method, path: koa.path }, 'unforeseen error');
  return blankProblem(requestId);
}

function reply(koa: Context, problem: Problem, error: unknown): void {
  koa.status = problem.status;
  koa.body = JSON.stringify(problem);
  koa.type = 'application/problem+json';
  const wait = error instanceof AppError ? error.data.retryAfterS : undefined;
  if (wait) koa.set('Retry-After', String(wait));
  if (problem.status === 401) koa.set('WWW-Authenticate', 'Bearer');
}

/** The database went away under the request: worth trying again, unlike a fault of ours. */
export function isUnavailable(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^Mongo(Network|ServerSelection|NotConnected|TopologyClosed|PoolCleared|PoolClosed|OperationTimeout)/.test(
      error.name,
    )
  );
}

/** The database has no room to write to: its own code for it, or what its system said. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return code === 14031 || code === 'ENOSPC' || /No space left on device/.test(error.message);
}

/** The client went away before its answer: nobody is to blame, and nobody is there to be told. */
const GONE = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
]);

/** What goes wrong after an answer has begun, or outside of any: a line of the log, like everything else. */
export function logStray(log: Logger) {
  return (error: unknown, koa?: Context): void => {
    const about = { err: error, requestId: koa?.state['requestId'], method: koa?.method, path: koa?.path };
    const code = String((error as { code?: unknown } | null)?.code);
    if (GONE.has(code)) log.debug(about, 'the client went away before its answer');
    else log.error(about, 'unforeseen error beside an answer');
  };
}

/** A malformed percent-encoding in the path. */
const isBadAddress = (error: unknown) =>
  error instanceof URIError || (error as { status?: number })?.status === 400;

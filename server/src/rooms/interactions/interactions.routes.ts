import { LIMITS, type RecordReply, routes } from '@wanglai/contract';
import type { Context } from 'koa';
import type { Db } from 'mongodb';
import { AppError } from '../../platform/errors';
import { readJson } from '../../platform/http/body';
import { bearerOf, type Doors } from '../../platform/http/doors';
import type { Sockets } from '../../platform/sockets/sockets';
import type { Identity } from '../identity';
import type { Report } from './commands/record-interactions';
import { replayReader } from './commands/replay-reader';
import { listReaders } from './queries/list-readers';
import { readTimeline } from './queries/read-timeline';
import type { Generations } from './stream/generations';

interface Parts {
  identity: Pick<Identity, 'claims' | 'audit'>;
  now(): Date;
  record(personId: string, report: Report): Promise<RecordReply>;
  timeline: Parameters<typeof readTimeline>[0];
  db: Db;
  generations: Generations;
}

export function openInteractions(doors: Doors, parts: Parts): void {
  // The hot route: the person is looked up once per group commit instead of once per request.
  doors.raw('POST /interactions', async (koa: Context) => {
    // A body may be long on its way, which says nothing of the clock that stamped it.
    const cameAt = parts.now();
    const token = bearerOf(koa);
    if (!token) throw new AppError(koa.get('authorization') ? 'auth.invalid-token' : 'auth.required');
    const claims = await parts.identity.claims(token);
    if (claims.kind !== 'person') throw new AppError('auth.forbidden');
    await doors.limits.spendIngest(claims.id);
    const body = await readJson(koa.req, LIMITS.requestBytes);
    koa.body = await parts.record(claims.id, { body, cameAt });
    koa.status = routes['POST /interactions'].status;
  });
  doors.on('GET /people/:id/interactions', (ctx, { params, query }) =>
    readTimeline(parts.timeline, ctx, { personId: params.id, ...query, cursor: query.cursor }),
  );
  doors.on('GET /readers', (ctx) => listReaders(parts.generations, ctx));
  doors.on('POST /readers/:name/replay', (ctx, { params }) => replayReader(parts, ctx, params.name));
}

/** The same door as over HTTP, within the same limit. */
export function listenForInteractions(
  sockets: Sockets,
  limits: Doors['limits'],
  parts: Pick<Parts, 'record' | 'now'>,
): void {
  sockets.on('interactions:record', async (ctx, body) => {
    if (ctx.actor.kind !== 'person') throw new AppError('auth.forbidden');
    await limits.spendIngest(ctx.actor.id);
    return parts.record(ctx.actor.id, { body, cameAt: parts.now() });
  });
}

import { LIMITS, type RecordReply, routes } from '@wanglai/contract';
import type { Context } from 'koa';
import type { Db } from 'mongodb';
import { AppError } from '../../platform/errors';
import { readJson } from '../../platform/http/body';
import { bearerOf, type Doors } from '../../platform/http/doors';
import type { Sockets } from '../../platform/sockets/sockets';
import type { Identity } from '../identity';
import { replayReader } from './commands/replay-reader';
import { listReaders } from './queries/list-readers';
import { readTimeline } from './queries/read-timeline';
import type { Generations } from './stream/generations';

interface Parts {
  identity: Pick<Identity, 'claims' | 'audit'>;
  record(personId: string, body: unknown): Promise<RecordReply>;
  timeline: Parameters<typeof readTimeline>[0];
  db: Db;
  generations: Generations;
}

export function openInteractions(doors: Doors, parts: Parts): void {
  // The hot route: the person is looked up once per group commit instead of once per request.
  doors.raw('POST /interactions', async (koa: Context) => {
    const token = bearerOf(koa);
    if (!token) throw new AppError(koa.get('authorization') ? 'auth.invalid-token' : 'auth.required');
    const claims = await parts.identity.claims(token);
    if (claims.kind !== 'person') throw new AppError('auth.forbidden');
    await doors.limits.spendIngest(claims.id);
    koa.body = await parts.record(claims.id, await readJson(koa.req, LIMITS.requestBytes));
    koa.status = routes['POST /interactions'].status;
  });
  doors.on('GET /people/:id/interactions', (ctx, { params, query }) =>
    readTimeline(parts.timeline, ctx, { personId: params.id, ...query, cursor: query.cursor }),
  );
  doors.on('GET /readers', (ctx) => listReaders(parts.generations, ctx));
  doors.on('POST /readers/:name/replay', (ctx, { params }) => replayReader(parts, ctx, params.name));
}

export function listenForInteractions(sockets: Sockets, parts: Pick<Parts, 'record'>): void {
  sockets.on('interactions:record', async (ctx, body) => {
    if (ctx.actor.kind !== 'person') throw new AppError('auth.forbidden');
    return parts.record(ctx.actor.id, body);
  });
}

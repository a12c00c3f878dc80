import type { ReplyOf } from '@wanglai/contract';
import { may } from '../../../platform/abilities';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { Generations } from '../stream/generations';

/** The readers of the stream: how far each has come, and whether it is making its documents anew. Throws `auth.forbidden`. */
export async function listReaders(
  generations: Generations,
  ctx: Ctx<StaffActor>,
): Promise<ReplyOf<'GET /readers'>> {
  if (!may(ctx.actor, 'interactions.replay')) throw new AppError('auth.forbidden');
  return { items: await generations.states() };
}

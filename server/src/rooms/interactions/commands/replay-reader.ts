import type { ReplyOf } from '@wanglai/contract';
import type { Db } from 'mongodb';
import { may } from '../../../platform/abilities';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { Identity } from '../../identity';
import type { Generations } from '../stream/generations';
import { requestReplay } from '../stream/register';

/**
 * Asks for the documents of a reader to be made anew from the whole kept stream, in the background; what is shown stays
 * until that is done. While it is under way another asking changes nothing. Throws `auth.forbidden`, `reader.not-found`,
 * also for a reader that acts and keeps nothing.
 */
export async function replayReader(
  deps: { db: Db; generations: Generations; identity: Pick<Identity, 'audit'> },
  ctx: Ctx<StaffActor>,
  name: string,
): Promise<ReplyOf<'POST /readers/:name/replay'>> {
  if (!may(ctx.actor, 'interactions.replay')) throw new AppError('auth.forbidden');
  const answer = await requestReplay(deps.db, name);
  if (answer === 'unknown' || answer === 'never') throw new AppError('reader.not-found');
  if (answer === 'requested')
    await deps.identity.audit(ctx, { action: 'interactions.replay-reader', to: [name] });
  const found = (await deps.generations.states()).find((one) => one.name === name);
  if (!found) throw new AppError('reader.not-found');
  return found;
}

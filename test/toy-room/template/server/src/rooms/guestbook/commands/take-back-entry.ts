import type { Ctx, PersonActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { Parts } from '../parts';

/** Deletes an entry of one's own, under whichever id it was written. Throws `guestbook.not-found`. */
export async function takeBackEntry(
  { entries, people }: Parts,
  ctx: Ctx<PersonActor>,
  id: string,
): Promise<void> {
  const ids = await people.everyIdOf(ctx.actor.id);
  if (!(await entries.takeBack(ids, id))) throw new AppError('guestbook.not-found');
}

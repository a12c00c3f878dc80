import type { GuestbookEntry } from '@wanglai/contract';
import { may } from '../../../platform/abilities';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { presentEntry } from '../guestbook.present';
import type { Parts } from '../parts';

/** Answers a guest in the name of the house; an answer that is there is replaced. Throws `guestbook.not-found`. */
export async function answerEntry(
  { entries }: Parts,
  ctx: Ctx<StaffActor>,
  { id, text }: { id: string; text: string },
): Promise<GuestbookEntry> {
  if (!may(ctx.actor, 'guestbook.answer')) throw new AppError('auth.forbidden');
  const entry = await entries.answer(id, text);
  if (!entry) throw new AppError('guestbook.not-found');
  return presentEntry(entry, []);
}

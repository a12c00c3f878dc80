import type { GuestbookEntry } from '@wanglai/contract';
import { announce } from '../../../platform/announcements';
import type { Ctx, PersonActor } from '../../../platform/context';
import { madeFor } from '../../../platform/idempotency';
import { ENTRIES } from '../entries.model';
import { presentEntry } from '../guestbook.present';
import type { Parts } from '../parts';

/** Writes an entry and tells the stream. The same Idempotency-Key of the same guest gives the same entry. */
export async function signGuestbook(
  { entries, stream }: Parts,
  ctx: Ctx<PersonActor>,
  input: { text: string; idempotencyKey: string | undefined },
): Promise<GuestbookEntry> {
  const personId = ctx.actor.id;
  const request = madeFor(personId, input.idempotencyKey);
  const id = ctx.newId();
  const at = ctx.now();
  const target = { type: 'guestbook-entry', id };
  const entry = await entries.write({
    _id: id,
    personId,
    name: ctx.actor.name,
    text: input.text,
    answer: null,
    at,
    ...(request && { request }),
    outbox: [announce(`guestbook:${id}:signed`, { type: 'guestbook.signed', at, personId, target })],
  });
  stream.relay(ENTRIES, entry._id);
  return presentEntry(entry, [personId]);
}

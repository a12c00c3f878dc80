import type { QueryOf, ReplyOf } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { pageOf } from '../../../platform/pages';
import { presentMessage } from '../chat.present';
import type { Parts } from '../parts';
import { findConversation, type Participant } from './find-conversation';

/**
 * History by number: above `after` oldest first, else below `before` (or from the end) newest first. `nextCursor` is the
 * number to go on from in the same direction. What was acknowledged before the request came is always in it.
 * Throws `conversation.not-found`, `auth.forbidden`.
 */
export async function readMessages(
  parts: Parts,
  ctx: Ctx<Participant>,
  query: QueryOf<'GET /conversations/:id/messages'> & { id: string },
): Promise<ReplyOf<'GET /conversations/:id/messages'>> {
  const conversation = await findConversation(parts, ctx.actor, query.id);
  const rows = await parts.history.range(conversation, query, query.limit + 1);
  const page = pageOf(rows, query.limit, (last) => String(last.seq));
  const known = await parts.faces.of([conversation], page.items);
  return { ...page, items: page.items.map((message) => presentMessage(message, known)) };
}

import type { QueryOf, ReplyOf } from '@wanglai/contract';
import type { Ctx } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { cursorAt, pageOf, placeAt } from '../../../platform/pages';
import { mayServe } from '../chat.policy';
import { presentConversation } from '../chat.present';
import type { Parts } from '../parts';
import { type Participant, sideOf } from './find-conversation';

type Query = QueryOf<'GET /conversations'>;

/** A person's own conversations, or the inbox, last changed first. Throws `auth.forbidden` for staff who do not serve. */
export async function listConversations(
  parts: Parts,
  ctx: Ctx<Participant>,
  query: Query,
): Promise<ReplyOf<'GET /conversations'>> {
  const whose = await scopeOf(parts, ctx.actor, query.assignee);
  const before = query.cursor === undefined ? undefined : placeAt({ cursor: query.cursor });
  const rows = await parts.conversations.search({
    ...whose,
    state: query.state,
    before,
    limit: query.limit + 1,
  });
  const page = pageOf(rows, query.limit, (last) => cursorAt(last.updatedAt, last._id));
  const known = await parts.faces.of(page.items);
  const side = sideOf(ctx.actor);
  return { ...page, items: page.items.map((one) => presentConversation(one, side, known)) };
}

async function scopeOf(parts: Parts, actor: Participant, assignee: Query['assignee']) {
  if (actor.kind === 'person') return { personIds: await parts.people.everyIdOf(actor.id) };
  if (!mayServe(actor)) throw new AppError('auth.forbidden');
  if (assignee === 'me') return { assigneeId: actor.id };
  return assignee === 'none' ? { assigneeId: null } : {};
}

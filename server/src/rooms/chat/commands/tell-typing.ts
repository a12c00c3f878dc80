import { LRUCache } from 'lru-cache';
import type { Ctx } from '../../../platform/context';
import type { Parts } from '../parts';
import { findConversation, type Participant, sideOf } from '../queries/find-conversation';

const EVERY_MS = 1_000;

/**
 * Tells the other side that somebody types; nothing is stored. At most once a second for each writer and conversation,
 * more is quietly left out. Throws `conversation.not-found`, `auth.forbidden`.
 */
export function typingTeller(parts: Parts) {
  const told = new LRUCache<string, true>({ max: 10_000, ttl: EVERY_MS });
  return async (ctx: Ctx<Participant>, conversationId: string): Promise<void> => {
    const key = `${ctx.actor.id}:${conversationId}`;
    if (told.has(key)) return;
    told.set(key, true);
    const conversation = await findConversation(parts, ctx.actor, conversationId).catch((error) => {
      told.delete(key);
      throw error;
    });
    if (conversation.state === 'open') parts.teller.typed(conversation, sideOf(ctx.actor), ctx.actor.name);
  };
}

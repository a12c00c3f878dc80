import type { PersonActor, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import { mayServe } from '../chat.policy';
import type { ConversationDoc, Side } from '../conversations.model';
import type { Parts } from '../parts';

export type Participant = PersonActor | StaffActor;

export const sideOf = (actor: Participant): Side => actor.kind;

/**
 * A conversation that the actor may read and write: their own under whichever id, or any for those who serve.
 * Throws `conversation.not-found`, and `auth.forbidden` for staff who do not serve.
 */
export async function findConversation(
  parts: Pick<Parts, 'conversations' | 'people'>,
  actor: Participant,
  id: string,
): Promise<ConversationDoc> {
  if (actor.kind === 'staff' && !mayServe(actor)) throw new AppError('auth.forbidden');
  const conversation = await parts.conversations.get(id);
  if (!conversation) throw new AppError('conversation.not-found');
  if (actor.kind === 'staff' || conversation.personId === actor.id) return conversation;
  const ids = await parts.people.everyIdOf(actor.id);
  if (!ids.includes(conversation.personId)) throw new AppError('conversation.not-found');
  return conversation;
}

import type { Faces, KnownFaces } from '../identity';
import type { ConversationDoc } from './conversations.model';
import type { MessageDoc } from './messages.model';

/** Looks up who takes part in conversations. */
export const facesOf = (faces: Faces) => ({
  of(conversations: readonly ConversationDoc[], messages: readonly MessageDoc[] = []): Promise<KnownFaces> {
    const shown = [...messages, ...conversations.flatMap(({ lastMessage }) => lastMessage ?? [])];
    const writers = shown.flatMap(({ author }) => (author.kind === 'staff' ? [author.id] : []));
    const assignees = conversations.flatMap(({ assigneeId }) => assigneeId ?? []);
    return faces.of({
      people: [...conversations, ...messages].map(({ personId }) => personId),
      staff: [...writers, ...assignees],
    });
  },
});

export type ChatFaces = ReturnType<typeof facesOf>;

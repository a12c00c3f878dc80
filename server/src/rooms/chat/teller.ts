import type { Logger } from '../../platform/logger';
import { roomOf, type Sockets } from '../../platform/sockets/sockets';
import type { KnownFaces } from '../identity';
import { SERVING_ROLES } from './chat.policy';
import { presentConversation, presentMessage } from './chat.present';
import type { ConversationDoc, Conversations, Side } from './conversations.model';
import type { ChatFaces } from './faces';
import type { MessageDoc } from './messages.model';

/** Tells devices of both sides what happened. All of it is a hint: nothing waits for it, and what fails is fetched later. */
export class Teller {
  constructor(
    private readonly deps: {
      sockets: Sockets;
      conversations: Conversations;
      faces: ChatFaces;
      log: Logger;
    },
  ) {}

  /** A message came, which has changed the conversation and what is unread in it. `known`: who takes part in it. */
  message(conversation: ConversationDoc, message: MessageDoc, unreadBy: Side, known: KnownFaces): void {
    const rooms = roomsOf(conversation, known);
    for (const room of [...rooms.person, ...rooms.staff])
      this.deps.sockets.emit(room, 'message:created', { message: presentMessage(message, known) });
    this.emitChange(conversation, known, rooms);
    this.soon(() => this.emitUnread(conversation, unreadBy, known));
  }

  /** State or assignment changed. */
  changed(conversation: ConversationDoc): void {
    this.soon(async () => {
      const known = await this.deps.faces.of([conversation]);
      this.emitChange(conversation, known, roomsOf(conversation, known));
    });
  }

  /** A side read up to its mark; `readerId` is the member of staff who read. */
  seen(conversation: ConversationDoc, by: Side, readerId: string): void {
    this.soon(async () => {
      const known = await this.deps.faces.of([conversation]);
      const rooms = roomsOf(conversation, known);
      const event = { conversationId: conversation._id, by, upTo: conversation.readUpTo[by] };
      for (const room of rooms[otherSide(by)]) this.deps.sockets.emit(room, 'message:seen', event);
      this.emitChange(conversation, known, { person: [], staff: [], [by]: rooms[by] });
      await this.emitUnread(conversation, by, known, readerId);
    });
  }

  typed(conversation: ConversationDoc, by: Side, name: string): void {
    this.soon(async () => {
      const rooms = roomsOf(conversation, await this.deps.faces.of([conversation]));
      const event = { conversationId: conversation._id, by, name };
      for (const room of rooms[otherSide(by)]) this.deps.sockets.emit(room, 'conversation:typed', event);
    });
  }

  private emitChange(conversation: ConversationDoc, known: KnownFaces, rooms: Record<Side, string[]>): void {
    for (const side of ['person', 'staff'] as const)
      for (const room of rooms[side])
        this.deps.sockets.emit(room, 'conversation:changed', {
          conversation: presentConversation(conversation, side, known),
        });
  }

  /** The total over all conversations of who has to read; of staff, the assignee and who just read. */
  private async emitUnread(
    conversation: ConversationDoc,
    side: Side,
    known: KnownFaces,
    readerId?: string,
  ): Promise<void> {
    const { sockets, conversations } = this.deps;
    if (side === 'person') {
      const count = await conversations.unreadOfPerson(known.idsOf(conversation.personId));
      for (const room of roomsOf(conversation, known).person) sockets.emit(room, 'unread:changed', { count });
      return;
    }
    const staffIds = new Set([conversation.assigneeId, readerId].filter((id) => typeof id === 'string'));
    for (const id of staffIds)
      sockets.emit(roomOf.staff(id), 'unread:changed', { count: await conversations.unreadOfStaff(id) });
  }

  private soon(work: () => Promise<void>): void {
    work().catch((error) => this.deps.log.warn({ err: error }, 'devices were not told; they ask by cursor'));
  }
}

/** A device that came before its person was merged sits under the id it came with, so all of them are told. */
const roomsOf = ({ personId }: ConversationDoc, known: KnownFaces): Record<Side, string[]> => ({
  person: known.idsOf(personId).map(roomOf.person),
  staff: SERVING_ROLES.map(roomOf.role),
});

export const otherSide = (side: Side): Side => (side === 'person' ? 'staff' : 'person');

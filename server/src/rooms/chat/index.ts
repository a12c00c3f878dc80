import type { PersonalRecords, Platform, Room } from '../../platform/room';
import type { People } from '../identity';
import type { Stream } from '../interactions';
import { jobsOf } from './chat.jobs';
import { recordsOf } from './chat.records';
import { openChat } from './chat.routes';
import { listenForChat } from './chat.socket';
import { CONVERSATIONS, conversationIndexes, conversationsOf } from './conversations.model';
import { Faces, type Staff } from './faces';
import { History } from './history';
import { messageIndexes, messagesOf } from './messages.model';
import type { Media, Parts } from './parts';
import { Teller } from './teller';
import { Turns } from './turns';

export interface ChatRoom extends Room {
  records: PersonalRecords;
}

/** Service conversations between a consumer and the agents of the brand. */
export function createChat(
  platform: Platform,
  deps: { people: People; staff: Staff; stream: Stream; media: Media },
): ChatRoom {
  const { db, log, now, sockets } = platform;
  const conversations = conversationsOf(db);
  const messages = messagesOf(db);
  const history = new History(conversations, messages, log);
  const faces = new Faces(deps.people, deps.staff);
  const teller = new Teller({ sockets, conversations, faces, log });
  const sending = new Turns();
  const parts: Parts = { conversations, messages, history, faces, teller, sending, sockets, ...deps };
  deps.stream.announcing(CONVERSATIONS);

  return {
    name: 'chat',
    indexes: [...conversationIndexes, ...messageIndexes],
    open(doors) {
      openChat(doors, parts);
      listenForChat(parts, doors.limits);
    },
    jobs: jobsOf(history, now),
    records: recordsOf(parts),
  };
}

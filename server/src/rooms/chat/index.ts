import { KeyedTurns } from '../../platform/keyed-turns';
import { ASKED_EACH_TIME, type Platform, READ_UNDER_EVERY_ID, type Room } from '../../platform/room';
import type { Identity } from '../identity';
import type { Interactions } from '../interactions';
import type { MediaRoom } from '../media';
import { jobsOf } from './chat.jobs';
import { recordsOf } from './chat.records';
import { openChat } from './chat.routes';
import { listenForChat } from './chat.socket';
import { conversationsCollection, conversationsOf, migrations } from './conversations.model';
import { facesOf } from './faces';
import { History } from './history';
import { messagesCollection, messagesOf } from './messages.model';
import type { Parts } from './parts';
import { Teller } from './teller';

/** Service conversations between a consumer and the agents of the brand. */
export function createChat(
  { db, log, now, sockets }: Platform,
  left: { identity: Identity; interactions: Interactions; media: MediaRoom },
): Room {
  const { people, staff } = left.identity;
  const conversations = conversationsOf(db);
  const messages = messagesOf(db);
  const history = new History(conversations, messages, log);
  const faces = facesOf(left.identity.faces);
  const parts: Parts = {
    conversations,
    messages,
    history,
    faces,
    teller: new Teller({ sockets, conversations, faces, log }),
    sending: new KeyedTurns(),
    sockets,
    people,
    staff,
    stream: left.interactions.stream,
    audit: left.identity.audit,
    media: left.media,
  };

  return {
    name: 'chat',
    collections: [conversationsCollection, messagesCollection],
    migrations,
    open(doors) {
      openChat(doors, parts);
      listenForChat(parts, doors.limits);
    },
    jobs: jobsOf(history, now),
    people: {
      records: recordsOf(parts),
      // A conversation belongs to whoever its person is today.
      merged: READ_UNDER_EVERY_ID,
      split: READ_UNDER_EVERY_ID,
      consentChanged: ASKED_EACH_TIME,
    },
  };
}

import type { KeyedTurns } from '../../platform/keyed-turns';
import type { Sockets } from '../../platform/sockets/sockets';
import type { Identity, People } from '../identity';
import type { Stream } from '../interactions';
import type { MediaRoom } from '../media';
import type { Conversations } from './conversations.model';
import type { ChatFaces } from './faces';
import type { History } from './history';
import type { Messages } from './messages.model';
import type { Teller } from './teller';

/** What commands and queries of this room work with. */
export interface Parts {
  conversations: Conversations;
  messages: Messages;
  history: History;
  faces: ChatFaces;
  teller: Teller;
  sending: KeyedTurns;
  people: People;
  staff: Identity['staff'];
  stream: Stream;
  audit: Identity['audit'];
  media: Pick<MediaRoom, 'owns'>;
  sockets: Sockets;
}

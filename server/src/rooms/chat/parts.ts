import type { Sockets } from '../../platform/sockets/sockets';
import type { People } from '../identity';
import type { Stream } from '../interactions';
import type { Conversations } from './conversations.model';
import type { Faces, Staff } from './faces';
import type { History } from './history';
import type { Messages } from './messages.model';
import type { Teller } from './teller';
import type { Turns } from './turns';

export interface Media {
  owns(ownerId: string, url: string): Promise<boolean>;
}

/** What commands and queries of this room work with. */
export interface Parts {
  conversations: Conversations;
  messages: Messages;
  history: History;
  faces: Faces;
  teller: Teller;
  sending: Turns;
  people: People;
  staff: Staff;
  stream: Stream;
  media: Media;
  sockets: Sockets;
}

/** Every id under which a person may have written. */
export async function idsOfPerson(people: People, id: string): Promise<string[]> {
  const person = await people.get(id);
  return person ? people.idsOf(person) : [id];
}

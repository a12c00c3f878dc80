import type { Actor } from '../../platform/context';
import type { People } from '../identity';
import type { Stream } from '../interactions';
import type { Catalogue } from './catalogue';
import type { Contents } from './content.model';
import type { Counts } from './counts';
import type { Marks } from './marks.model';
import type { Media } from './media.model';

/** What commands and queries of this room work with. */
export interface Parts {
  contents: Contents;
  marks: Marks;
  media: Media;
  catalogue: Catalogue;
  counts: Counts;
  people: People;
  stream: Stream;
}

/** Every id under which a person may have left marks; nothing for staff. */
export async function idsOfActor(people: People, actor: Actor): Promise<string[]> {
  if (actor.kind !== 'person') return [];
  return idsOfPerson(people, actor.id);
}

export async function idsOfPerson(people: People, id: string): Promise<string[]> {
  const person = await people.get(id);
  return person ? people.idsOf(person) : [id];
}

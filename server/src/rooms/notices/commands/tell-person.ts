import { NOTICES, type NoticeKind } from '@wanglai/contract';
import type { World } from '../../../platform/context';
import { roomOf, type Sockets } from '../../../platform/sockets/sockets';
import type { People } from '../../identity';
import type { NoticeDoc, Notices } from '../notices.model';
import { presentNotice } from '../notices.present';

export interface Deps extends World {
  notices: Notices;
  people: People;
  sockets: Sockets;
}

export interface Telling {
  /** What it follows from; told again for the same cause, nothing happens. */
  cause: string;
  personId: string;
  kind: NoticeKind;
  values?: Record<string, string>;
  target?: { type: string; id: string };
}

/**
 * Tells a person something they may look up later, and their devices at once. Not told, and not kept, without the
 * grant that its kind asks for, nor to somebody who is not there any more. True when it was told just now.
 */
export async function tellPerson(deps: Deps, telling: Telling): Promise<boolean> {
  const person = await deps.people.get(telling.personId);
  if (!person?.grants[NOTICES[telling.kind].purpose]) return false;
  const notice: NoticeDoc = {
    _id: deps.newId(),
    cause: telling.cause,
    personId: person._id,
    kind: telling.kind,
    values: telling.values ?? {},
    ...(telling.target && { target: telling.target }),
    at: deps.now(),
  };
  if (!(await deps.notices.add(notice))) return false;
  deps.sockets.emit(roomOf.person(person._id), 'notice:created', {
    notice: presentNotice(notice, person.locale),
  });
  return true;
}

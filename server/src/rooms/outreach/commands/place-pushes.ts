import type { World } from '../../../platform/context';
import { localHour } from '../../../platform/local-hour';
import { roomOf, type Sockets } from '../../../platform/sockets/sockets';
import type { FeedRoom, Placement } from '../../feed';
import type { People, PersonRecord } from '../../identity';
import type { Portraits } from '../../portraits';
import type { Pushes } from '../pushes.model';
import { isQuiet, mayPlace } from '../rules/may-place';

export interface Deps extends World {
  pushes: Pushes;
  people: People;
  portraits: Portraits;
  feed: FeedRoom;
  sockets: Sockets;
}

const DAY_MS = 86_400_000;

/** Tells a person of a tag they have earned, once. Silent in quiet hours: then it waits to be fetched. */
export async function placeTag(deps: Deps, cause: string, personId: string, key: string): Promise<void> {
  const person = await reachable(deps, personId);
  if (!person) return;
  const push = {
    _id: deps.newId(),
    cause,
    personId: person._id,
    kind: 'tag' as const,
    at: deps.now(),
    subject: key,
  };
  const first = await deps.pushes.add(push);
  if (first && !isQuiet(person.quietHours, localHour(push.at, person.zone)))
    deps.sockets.emit(roomOf.person(person._id), 'tag:assigned', {
      id: push._id,
      key,
      label: deps.portraits.tagLabel(key, person.locale),
    });
}

/** Brings the card that fits a tag which a person has just earned. */
export async function placeFitting(deps: Deps, cause: string, personId: string, key: string): Promise<void> {
  const person = await reachable(deps, personId);
  const chosen = person && (await deps.feed.chooseFor(person._id, key));
  if (chosen) await placeCard(deps, `${cause}:card`, person, chosen);
}

async function placeCard(
  deps: Deps,
  cause: string,
  person: PersonRecord,
  placement: Placement,
): Promise<void> {
  const { id: subject, ...ground } = placement;
  const now = deps.now();
  if (await deps.pushes.exists(cause)) return;
  const earlier = await deps.pushes.cardsSince(deps.people.idsOf(person), new Date(now.getTime() - DAY_MS));
  if (earlier.some((card) => card.subject === subject)) return;
  const instants = earlier.map(({ at }) => at);
  if (!mayPlace(now, instants, person.quietHours, person.zone)) return;
  const [placed] = await deps.feed.place(person._id, person.locale, [placement]);
  if (!placed) return;
  const push = {
    _id: deps.newId(),
    cause,
    personId: person._id,
    kind: 'card' as const,
    at: now,
    subject,
    ground,
  };
  if (await deps.pushes.add(push))
    deps.sockets.emit(roomOf.person(person._id), 'card:placed', { id: push._id, ...placed });
}

/** Only who has granted `personalisation` is told anything of their own. */
async function reachable(deps: Deps, personId: string): Promise<PersonRecord | null> {
  const person = await deps.people.get(personId);
  return person?.grants.personalisation ? person : null;
}

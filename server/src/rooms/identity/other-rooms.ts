import type { AboutPeople, House, PersonalRecords } from '../../platform/room';

/**
 * Tells every room of a change to a person, in the order of the street, one after the other. A room that has nothing to
 * do says so by a constant and is passed over. Rejects with the first that fails; then who tells begins again later.
 */
export async function tellRooms<Change>(
  { rooms }: House,
  change: Change,
  followerOf: (about: AboutPeople) => ((change: Change) => Promise<void>) | string,
): Promise<void> {
  for (const { people } of rooms) {
    const follow = people && followerOf(people);
    if (typeof follow === 'function') await follow(change);
  }
}

/** What the other rooms keep about people, in the order of the street. */
export const recordsOfOthers = ({ rooms }: House): PersonalRecords[] =>
  rooms.flatMap(({ name, people }) => (people && name !== 'identity' ? [people.records] : []));

/** Resolves when what any room has accepted until now lies where it can be found. */
export async function settleRooms({ rooms }: House): Promise<void> {
  for (const room of rooms) await room.settle?.();
}

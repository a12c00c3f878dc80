import { localHour } from '../../../platform/local-hour';
import type { PersonRecord } from '../../identity';
import type { Parts } from '../parts';
import type { Sighting, Taste } from '../rules/choose-cards';

/** Facts and marks looked back over: some days of a busy reader. */
const MOST_FACTS = 300;
const MOST_MARKS = 500;

export interface Known {
  taste: Taste;
  seen: Map<string, Sighting>;
  hour: number;
}

/** Taste and sightings of a person who wants to be known; three bounded queries side by side. */
export async function knowPerson(parts: Parts, person: PersonRecord): Promise<Known> {
  const ids = parts.people.idsOf(person);
  const [portrait, facts, marked] = await Promise.all([
    parts.portraits.of(person._id),
    parts.stream.latest(ids, MOST_FACTS),
    parts.content.marked(ids, MOST_MARKS),
  ]);
  const seen = new Map<string, Sighting>();
  const see = (id: string, kind: keyof Sighting, at: number) => {
    const sighting = seen.get(id) ?? {};
    sighting[kind] = Math.max(sighting[kind] ?? 0, at);
    seen.set(id, sighting);
  };
  for (const { type, content, at } of facts) {
    if (!content) continue;
    if (type === 'view' || type === 'leave') see(content.id, 'viewedAt', at.getTime());
    else if (type === 'exposure') see(content.id, 'shownAt', at.getTime());
  }
  for (const [id, at] of marked) see(id, 'viewedAt', at.getTime());
  return {
    taste: {
      interests: portrait?.interests ?? [],
      level: portrait?.level ?? { attribute: 0, consequence: 0, value: 0 },
      nightOwl: portrait?.tags.some(({ key }) => key === 'night-owl') ?? false,
    },
    seen,
    hour: localHour(parts.now(), portrait?.zone ?? person.zone),
  };
}

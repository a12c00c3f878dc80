import type { Step } from '@wanglai/recommend';
import { localHour } from '../../../platform/local-hour';
import type { PersonRecord } from '../../identity';
import { lessonOf } from '../learning';
import type { Parts } from '../parts';
import type { Sighting, Taste } from '../rules/choose-cards';

/** Facts and marks looked back over: some weeks of a busy reader. */
const MOST_FACTS = 1_500;
const MOST_MARKS = 500;
/** What was marked says so many times more than what was looked at; what was left at once says less. */
const MARKED = 2;
const LEFT_AT_ONCE = 0.4;
const AT_ONCE_MS = 4_000;

export interface Known {
  taste: Taste;
  seen: Map<string, Sighting>;
  /** What was taken up, as far back as is looked. */
  steps: Step[];
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
  const steps = new Map<string, Step>();
  const takeUp = (item: string, at: number, weight: number) => {
    const known = steps.get(item);
    steps.set(item, { item, at: Math.max(known?.at ?? 0, at), weight: Math.max(known?.weight ?? 0, weight) });
  };
  // Newest first: when one left something is known before that one opened it.
  const leftAtOnce = new Set<string>();
  for (const fact of facts) {
    const { type, content, at } = fact;
    if (!content) continue;
    if (type === 'view' || type === 'leave') see(content.id, 'viewedAt', at.getTime());
    else if (type === 'exposure') see(content.id, 'shownAt', at.getTime());
    const dwellMs = type === 'leave' ? fact.props?.['dwellMs'] : undefined;
    if (typeof dwellMs === 'number' && dwellMs < AT_ONCE_MS) leftAtOnce.add(content.id);
    if (lessonOf(fact)) takeUp(content.id, at.getTime(), leftAtOnce.has(content.id) ? LEFT_AT_ONCE : 1);
  }
  for (const [id, at] of marked) {
    see(id, 'viewedAt', at.getTime());
    takeUp(id, at.getTime(), MARKED);
  }
  return {
    taste: {
      interests: portrait?.interests ?? [],
      level: portrait?.level ?? { attribute: 0, consequence: 0, value: 0 },
      nightOwl: portrait?.tags.some(({ key }) => key === 'night-owl') ?? false,
    },
    seen,
    steps: [...steps.values()],
    hour: localHour(parts.now(), portrait?.zone ?? person.zone),
  };
}

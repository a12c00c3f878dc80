import type { FactView } from '@wanglai/contract';
import { type Abilities, asSeenBy } from '../../platform/abilities';
import { type StoredFact, uuidText } from './interactions.model';
import { FIELDS_OF_FACT, maySeeHour, maySeeProps } from './interactions.policy';

interface Extra {
  name?: string | undefined;
  title?: string | undefined;
}

/** A fact without what who looks may not see of it. */
export function presentFactTo(viewer: Abilities, fact: StoredFact, extra: Extra): FactView {
  const { props, ...view } = asSeenBy(viewer, presentFact(fact, extra), FIELDS_OF_FACT);
  return {
    ...view,
    ...(!maySeeHour(viewer, fact.type) && { at: dayOf(fact), toTheDay: true }),
    ...(props && maySeeProps(viewer, fact.type) && { props }),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Noon UTC of the day on which a fact happened where the person was: nearly everywhere on the same date. */
function dayOf({ at, zone }: StoredFact): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, format);
  return `${format.format(at)}T12:00:00.000Z`;
}

/** A fact as the API shows it. */
export function presentFact(fact: StoredFact, extra: Extra = {}): FactView {
  return {
    id: uuidText(fact._id),
    type: fact.type,
    at: fact.at.toISOString(),
    receivedAt: fact.receivedAt.toISOString(),
    zone: fact.zone,
    personId: fact.personId ?? '',
    ...(extra.name !== undefined && { personName: extra.name }),
    ...(fact.sessionId !== undefined && { sessionId: fact.sessionId }),
    ...(fact.page !== undefined && { page: fact.page }),
    ...(fact.target && { target: fact.target }),
    ...(fact.props && { props: fact.props }),
    ...(extra.title !== undefined && { title: extra.title }),
  };
}

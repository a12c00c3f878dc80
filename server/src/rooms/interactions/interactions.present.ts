import type { FactView } from '@wanglai/contract';
import { type StoredFact, uuidText } from './interactions.model';

/** A fact as the API shows it. */
export function presentFact(
  fact: StoredFact,
  extra: { name?: string | undefined; title?: string | undefined } = {},
): FactView {
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

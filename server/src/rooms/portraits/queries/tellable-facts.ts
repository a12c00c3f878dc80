import type { PersonRecord } from '../../identity';
import type { StoredFact } from '../../interactions';
import { type Conclusions, TAG_ASSIGNED } from '../portraits.model';
import { isSensitive } from '../portraits.present';
import type { PortraitStore } from '../portraits.store';

/**
 * Of these facts, those that staff may be told today: that a tag was earned is not spoken of any more when the person
 * hides or disputes it, or has withdrawn the grant it rests on. `people`: who is meant today by the ids in the facts.
 */
export async function tellableFacts(
  store: Pick<PortraitStore, 'conclusions'>,
  facts: readonly StoredFact[],
  people: ReadonlyMap<string, PersonRecord>,
): Promise<StoredFact[]> {
  const meant = ({ personId }: StoredFact) => people.get(personId ?? '');
  const bearers = facts.flatMap((fact) => (fact.type === TAG_ASSIGNED && meant(fact)?._id) || []);
  if (!bearers.length) return facts.filter(({ type }) => type !== TAG_ASSIGNED);
  const concluded = await store.conclusions([...new Set(bearers)]);
  return facts.filter((fact) => {
    if (fact.type !== TAG_ASSIGNED) return true;
    const person = meant(fact);
    return person !== undefined && mayTell(String(fact.target?.['id']), person, concluded.get(person._id));
  });
}

function mayTell(tag: string, { grants }: PersonRecord, concluded: Conclusions | undefined): boolean {
  if (!grants.personalisation || (isSensitive(tag) && !grants.sensitive)) return false;
  const choice = concluded?.choices[tag];
  return !choice?.hidden && !choice?.disputed;
}

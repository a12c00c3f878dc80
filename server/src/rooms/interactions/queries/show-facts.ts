import type { FactView } from '@wanglai/contract';
import type { People } from '../../identity';
import type { StoredFact } from '../interactions.model';
import { presentFact } from '../interactions.present';
import type { KnownOfFacts } from '../knowledge';

/** Facts with the names of who they are about and the titles of what, as far as staff may be told. */
export async function showFacts(
  { people, known }: { people: People; known: KnownOfFacts },
  facts: readonly StoredFact[],
): Promise<FactView[]> {
  const ids = [...new Set(facts.flatMap(({ personId }) => (personId ? [personId] : [])))];
  const found = new Map((ids.length ? await people.find(ids) : []).map((one) => [one._id, one]));
  return (await known.tellable(facts, found)).map((fact) =>
    presentFact(fact, {
      name: fact.personId ? found.get(fact.personId)?.name : undefined,
      title: fact.content && known.describe(fact.content.id)?.title,
    }),
  );
}

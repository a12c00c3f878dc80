import type { FactView } from '@wanglai/contract';
import type { Abilities } from '../../../platform/abilities';
import type { People } from '../../identity';
import type { StoredFact } from '../interactions.model';
import { presentFactTo } from '../interactions.present';
import type { KnownOfFacts } from '../knowledge';

/**
 * Facts with the names of who they are about and the titles of what, as far as staff may be told; the answer shows whoever
 * has some abilities those that they may see.
 */
export async function showFacts(
  { people, known }: { people: People; known: KnownOfFacts },
  facts: readonly StoredFact[],
): Promise<(viewer: Abilities) => FactView[]> {
  const ids = [...new Set(facts.flatMap(({ personId }) => (personId ? [personId] : [])))];
  const found = new Map((ids.length ? await people.find(ids) : []).map((one) => [one._id, one]));
  const told = await known.tellable(facts, found);
  return (viewer) =>
    told
      .filter((fact) => known.isSeenBy(viewer, fact))
      .map((fact) =>
        presentFactTo(viewer, fact, {
          name: fact.personId ? found.get(fact.personId)?.name : undefined,
          title: fact.content && known.describe(fact.content.id)?.title,
        }),
      );
}

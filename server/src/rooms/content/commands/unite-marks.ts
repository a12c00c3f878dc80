import type { Parts } from '../parts';

/**
 * Lets whoever an id means today count once in the likes and favourites of each content, under however many ids they
 * were given; what was given under ids that are somebody else's again counts for itself. For merges and splits.
 */
export async function uniteMarks({ marks, people, counts }: Parts, personId: string): Promise<void> {
  const ids = await people.everyIdOf(personId);
  for (const contentId of await marks.unite(ids)) counts.forget(contentId);
}

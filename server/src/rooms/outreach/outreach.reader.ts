import type { Reader, StoredFact } from '../interactions';
import { uuidText } from '../interactions';
import { type Deps, placePublication, placeTag } from './commands/place-pushes';

/** Follows the stream for what is worth telling: tags that were earned and contents that appeared. */
export function outreachReader(deps: Deps): Reader {
  const answer = async (fact: StoredFact): Promise<void> => {
    const subject = fact.target?.['id'];
    if (typeof subject !== 'string') return;
    if (fact.type === 'portraits.tag-assigned' && fact.personId)
      await placeTag(deps, uuidText(fact._id), fact.personId, subject);
    if (fact.type === 'content.published') await placePublication(deps, uuidText(fact._id), subject);
  };
  return {
    name: 'outreach',
    async apply(facts) {
      for (const fact of facts) if (fact.type.includes('.')) await answer(fact);
    },
  };
}

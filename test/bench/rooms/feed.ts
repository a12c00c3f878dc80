import { feed as listsOf } from '../figures/feed';
import type { Measurement } from '../measurement';

/** How soon a person has their list, in a house of its own. */
export const feed: readonly Measurement[] = [
  {
    name: 'feed',
    phase: 'left',
    measure({ say, stored }) {
      say('lists for people with a past');
      const full = stored > 200_000;
      return listsOf(full ? { people: 1_000_000, contents: 100_000 } : { people: 20_000, contents: 10_000 });
    },
  },
];

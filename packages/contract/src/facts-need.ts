import type { FactGroup } from './fact-kind';
import type { Ability } from './registers';

/** What it takes of staff to see a fact about a person, by its kind. The server decides by it; the console offers no other. */
export const FACTS_NEED: Readonly<Record<FactGroup, Ability>> = {
  visit: 'interactions.see-visits',
  tap: 'interactions.see-visits',
  other: 'interactions.see-visits',
  read: 'interactions.see-reading',
  spread: 'interactions.see-reading',
  publish: 'interactions.see-published',
  talk: 'interactions.see-talk',
  buy: 'interactions.see-purchases',
  data: 'portraits.see',
};

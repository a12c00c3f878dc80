import { type Ability, FACTS_NEED, type FactView, factKindOf } from '@wanglai/contract';
import type { Abilities, FieldsThatNeed } from '../../platform/abilities';

/** What it takes to see a fact about a person. Facts that are about nobody are for all of staff. */
export const abilityForFact = (type: string): Ability => FACTS_NEED[factKindOf(type)?.group ?? 'other'];

/** What of a fact tells of the device, or of where it was. */
export const FIELDS_OF_FACT = {
  zone: 'identity.see-whereabouts',
  sessionId: 'identity.see-whereabouts',
} as const satisfies FieldsThatNeed<FactView>;

/** With a visit a device tells of itself: model, system, where it was opened from. */
export const maySeeProps = (abilities: Abilities, type: string): boolean =>
  factKindOf(type)?.group !== 'visit' || abilities.has('identity.see-whereabouts');

/** At which hours somebody reads is a habit: who may not see visits is told the day. */
export const maySeeHour = (abilities: Abilities, type: string): boolean => {
  const group = factKindOf(type)?.group;
  return (group !== 'read' && group !== 'spread') || abilities.has('interactions.see-visits');
};

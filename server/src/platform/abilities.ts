import type { Ability } from '@wanglai/contract';
import type { Actor } from './context';

/**
 * Whether somebody may do something of staff's: what every policy asks instead of looking at roles. What an actor is able
 * to do is settled where the actor is made, today from the role alone. A narrower reach (one store, one team) and keys
 * of the API are settled there too, and then asked for here beside the ability.
 */
export const may = (actor: Actor, ability: Ability): boolean =>
  actor.kind === 'staff' && actor.abilities.has(ability);

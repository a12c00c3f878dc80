import type { Ability } from '@wanglai/contract';
import type { Actor } from './context';

export type Abilities = ReadonlySet<Ability>;

/**
 * Whether somebody may do something of staff's: what every policy asks instead of looking at roles. What an actor is able
 * to do is settled where the actor is made, today from the role alone. A narrower reach (one store, one team) and keys
 * of the API are settled there too, and then asked for here beside the ability.
 */
export const may = (actor: Actor, ability: Ability): boolean =>
  actor.kind === 'staff' && actor.abilities.has(ability);

/** Fields that not everybody of staff may see, each with the ability it takes: a room's table stands in its policy. */
export type FieldsThatNeed<T> = { readonly [Field in keyof T]?: Ability };

/** What is left of something for who may not see all of it. */
export type AsSeen<T, Needs> = Omit<T, keyof Needs> & Partial<Pick<T, keyof Needs & keyof T>>;

/** Something without the fields that whoever looks may not see; these are absent, not empty. */
export function asSeenBy<T extends object, const Needs extends FieldsThatNeed<T>>(
  abilities: Abilities,
  whole: T,
  needs: Needs,
): AsSeen<T, Needs> {
  const needed: Readonly<Record<string, Ability | undefined>> = needs;
  const seen = Object.entries(whole).filter(([field]) => {
    const ability = Object.hasOwn(needed, field) ? needed[field] : undefined;
    return ability === undefined || abilities.has(ability);
  });
  return Object.fromEntries(seen) as AsSeen<T, Needs>;
}

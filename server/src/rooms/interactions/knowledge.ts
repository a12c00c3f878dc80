import type { Ability, ContentLevel } from '@wanglai/contract';
import type { Abilities } from '../../platform/abilities';
import type { PersonRecord } from '../identity';
import type { StoredFact } from './interactions.model';
import { abilityForFact } from './interactions.policy';

/** Something that facts can be about, as the room that keeps it describes it. */
export interface Subject {
  id: string;
  title: string;
  topics: string[];
  level: ContentLevel;
}

/** What rooms further right know of facts. They register it while they are built; the stream asks all of them. */
export interface Knowledge {
  /** What stands behind a target's id, from memory; undefined for an id that is none of this room's. Asked for every fact. */
  describe?(id: string): Subject | undefined;
  /** What more than its kind it takes to see a fact. */
  needs?(fact: StoredFact): Ability | undefined;
  /** Of these facts, those that staff may be told today; `people`: who is meant today by the ids in them. */
  tellable?(facts: readonly StoredFact[], people: ReadonlyMap<string, PersonRecord>): Promise<StoredFact[]>;
}

/** All that is known of facts in this house. */
export class KnownOfFacts {
  private readonly all: Knowledge[] = [];

  register(knowledge: Knowledge): void {
    this.all.push(knowledge);
  }

  describe = (id: string): Subject | undefined => {
    for (const { describe } of this.all) {
      const subject = describe?.(id);
      if (subject) return subject;
    }
    return undefined;
  };

  /** Whether somebody with these abilities may see a fact. */
  isSeenBy(abilities: Abilities, fact: StoredFact): boolean {
    if (fact.personId === null) return true;
    if (!abilities.has(abilityForFact(fact.type))) return false;
    return this.all.every(({ needs }) => {
      const ability = needs?.(fact);
      return ability === undefined || abilities.has(ability);
    });
  }

  /** What any room keeps back is kept back. */
  async tellable(
    facts: readonly StoredFact[],
    people: ReadonlyMap<string, PersonRecord>,
  ): Promise<readonly StoredFact[]> {
    let told = facts;
    for (const { tellable } of this.all) if (tellable) told = await tellable(told, people);
    return told;
  }
}

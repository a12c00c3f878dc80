import type { Purpose } from './rooms/consent.names';
import type { Rung } from './rooms/portraits.names';

/** What a fact adds to a portrait. */
export interface Counts {
  /** Whether it shows that the person was there and did something. */
  active: boolean;
  /** What it adds to the interest in each topic of its content. */
  weight: number;
  /** The step of the engagement ladder it counts for. */
  rung?: Rung;
}

interface AnyFact {
  /** Without this grant of the person it is not recorded. */
  purpose: Purpose;
  /** Type of its target where that is always the same (`content`, `tag`, `conversation`…); null: none, or of any type. */
  target: string | null;
  /** Under which the console filters, and who of staff may see it. What others can read is `publish`, a chat is `talk`. */
  group: 'read' | 'tap' | 'spread' | 'publish' | 'talk' | 'buy' | 'visit' | 'data' | 'other';
  /** Sentences after the actor's name; `{target}` stands for what was acted upon, and may turn out to be nothing. */
  zh: string;
  en: string;
}

/** What people did themselves: a trace of their habits and interests. */
export interface FactOfPerson extends AnyFact {
  by: 'person';
  /** Null: nothing is learned from it. */
  counts: Counts | null;
}

/** What the brand's staff or the system did. Nothing is ever learned about a person from it. */
export interface FactOfOthers extends AnyFact {
  by: 'brand' | 'system';
  counts: null;
}

/** Who acted, what it counts as, and how it is told. */
export type FactKind = FactOfPerson | FactOfOthers;
export type FactGroup = FactKind['group'];

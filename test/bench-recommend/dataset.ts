/** Somebody took something up. `at` is ms; without times in the source it only says what came after what. */
export interface Deed {
  item: string;
  at: number;
  /** Liked, as far as the source tells. */
  liked: boolean;
}

/** What one person did in one sitting, in its order. */
export interface Visit {
  person: string;
  deeds: readonly Deed[];
}

/** A question to a feed: what would this person take up next? */
export interface Case {
  person: string;
  /** What is done right before the feed is read. */
  before: readonly Deed[];
  /** What the person really took up, and nobody was told. Never empty. */
  wanted: ReadonlySet<string>;
  /** The best list there could be, where the truth is known. */
  ideal?: readonly string[];
}

export interface Dataset {
  name: string;
  /** Whether the order of deeds means anything. */
  ordered: boolean;
  items: readonly string[];
  /** What may be learnt from, in order of time. */
  learn: readonly Visit[];
  cases: readonly Case[];
}

/** All that is known of each person before their case, oldest first. */
export function historiesOf(learn: readonly Visit[]): Map<string, Deed[]> {
  const histories = new Map<string, Deed[]>();
  for (const { person, deeds } of learn) {
    const history = histories.get(person);
    if (history) history.push(...deeds);
    else histories.set(person, [...deeds]);
  }
  return histories;
}

export const itemsOf = (visits: readonly Visit[]): string[] => [
  ...new Set(visits.flatMap(({ deeds }) => deeds.map(({ item }) => item))),
];

/** The share of items with the most people behind them. */
export function popularOf(learn: readonly Visit[], share: number): Set<string> {
  const people = new Map<string, Set<string>>();
  for (const { person, deeds } of learn)
    for (const { item } of deeds) {
      const known = people.get(item);
      if (known) known.add(person);
      else people.set(item, new Set([person]));
    }
  const ranked = [...people].sort(([, a], [, b]) => b.size - a.size);
  return new Set(ranked.slice(0, Math.ceil(ranked.length * share)).map(([item]) => item));
}

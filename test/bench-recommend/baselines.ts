import type { Visit } from './dataset';

/** Items for somebody who has taken up `history`, oldest first; best first, without what is in it. */
export type Recommender = (history: readonly string[], count: number) => string[];

export const NEIGHBOURS = 100;

const add = (sums: Map<string, number>, item: string, by: number) =>
  void sums.set(item, (sums.get(item) ?? 0) + by);

/** The best of `scores` without what is known. Equal ones stay in the order they came in. */
export function best(scores: ReadonlyMap<string, number>, count: number, known: Iterable<string>): string[] {
  const without = new Set(known);
  return [...scores]
    .filter(([item, score]) => score > 0 && !without.has(item))
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([item]) => item);
}

/** Who took up what, each once. */
export function basketsOf(learn: readonly Visit[]): Map<string, Set<string>> {
  const baskets = new Map<string, Set<string>>();
  for (const { person, deeds } of learn) {
    const basket = baskets.get(person) ?? new Set();
    for (const { item } of deeds) basket.add(item);
    baskets.set(person, basket);
  }
  return baskets;
}

function countsOf(baskets: Iterable<ReadonlySet<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const basket of baskets) for (const item of basket) add(counts, item, 1);
  return counts;
}

/** What most people took up. */
export function popularity(learn: readonly Visit[]): Recommender {
  const counts = countsOf(basketsOf(learn).values());
  return (history, count) => best(counts, count, history);
}

/** How often two items are in one basket, both ways. */
function together(baskets: Iterable<ReadonlySet<string>>): Map<string, Map<string, number>> {
  const pairs = new Map<string, Map<string, number>>();
  for (const basket of baskets)
    for (const a of basket) {
      const row = pairs.get(a) ?? new Map<string, number>();
      for (const b of basket) if (a !== b) add(row, b, 1);
      pairs.set(a, row);
    }
  return pairs;
}

/** Sums of what the neighbours of known items weigh: cosine between the people of two items, the nearest of each item. */
export function itemNeighbours(learn: readonly Visit[], neighbours = NEIGHBOURS): Recommender {
  const baskets = basketsOf(learn);
  const counts = countsOf(baskets.values());
  const near = new Map<string, [string, number][]>();
  for (const [a, row] of together(baskets.values())) {
    const cosines = [...row].map(([b, n]): [string, number] => [
      b,
      n / Math.sqrt(counts.get(a)! * counts.get(b)!),
    ]);
    near.set(a, cosines.sort(([, x], [, y]) => y - x).slice(0, neighbours));
  }
  // Those whose own neighbour is a known item: an item is found by what it is near to.
  const found = new Map<string, [string, number][]>();
  for (const [a, row] of near)
    for (const [b, cosine] of row) {
      const known = found.get(b);
      if (known) known.push([a, cosine]);
      else found.set(b, [[a, cosine]]);
    }
  return (history, count) => {
    const scores = new Map<string, number>();
    for (const item of new Set(history))
      for (const [other, cosine] of found.get(item) ?? []) add(scores, other, cosine);
    return best(scores, count, history);
  };
}

/** What is most often in one visit with the last item; then what is popular. */
export function coOccurrence(learn: readonly Visit[]): Recommender {
  const visits = learn.map(({ deeds }) => new Set(deeds.map(({ item }) => item)));
  const pairs = together(visits);
  const counts = countsOf(visits);
  return (history, count) => {
    const last = history.at(-1);
    const row = last === undefined ? undefined : pairs.get(last);
    const scores = new Map(
      [...(row ?? [])].map(([item, n]) => [item, n + popularityShare(counts, item, visits.length)]),
    );
    const found = best(scores, count, history);
    return found.length < count
      ? [...found, ...best(counts, count - found.length, [...history, ...found])]
      : found;
  };
}

/** Less than one: decides between equals. */
const popularityShare = (counts: ReadonlyMap<string, number>, item: string, of: number) =>
  (counts.get(item) ?? 0) / (of + 1);

/** Steps back to the last common item that still count. */
const STEPS = 10;

/**
 * Session neighbours (V-SkNN; Ludewig and Jannach, "Evaluation of session-based recommendation algorithms", 2018): past
 * visits that share items with this one, the later the item here the more; of the nearest, what they hold counts by how
 * near they are and by how late in this one the last common item came. Steps are in the person's own order.
 */
export function sessionNeighbours(learn: readonly Visit[], neighbours = NEIGHBOURS): Recommender {
  const visits = learn.map(({ deeds }) => new Set(deeds.map(({ item }) => item)));
  const counts = countsOf(visits);
  const rarity = new Map([...counts].map(([item, n]) => [item, Math.log(visits.length / n)]));
  const holding = new Map<string, number[]>();
  visits.forEach((visit, i) => {
    for (const item of visit) {
      const known = holding.get(item);
      if (known) known.push(i);
      else holding.set(item, [i]);
    }
  });
  return (history, count) => {
    const weights = new Map(history.map((item, i) => [item, (i + 1) / history.length]));
    const last = new Map(history.map((item, i) => [item, history.length - i]));
    const near = new Map<number, number>();
    for (const [item, weight] of weights)
      for (const i of holding.get(item) ?? []) near.set(i, (near.get(i) ?? 0) + weight);
    const nearest = [...near]
      .map(([i, dot]): [number, number] => [i, dot / Math.sqrt(weights.size * visits[i]!.size)])
      .sort(([i, a], [j, b]) => b - a || j - i)
      .slice(0, neighbours);
    const scores = new Map<string, number>();
    for (const [i, nearness] of nearest) {
      const steps = [...visits[i]!].reduce((least, item) => Math.min(least, last.get(item) ?? least), STEPS);
      const decay = 1 - (steps - 1) / STEPS;
      for (const item of visits[i]!) add(scores, item, nearness * decay * (1 + (rarity.get(item) ?? 0)));
    }
    return best(scores, count, history);
  };
}

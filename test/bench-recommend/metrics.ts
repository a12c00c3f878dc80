/** A feed's answer to a case. */
export interface Answer {
  /** Best first. */
  shown: readonly string[];
  wanted: ReadonlySet<string>;
  /** What the person had taken up before. */
  known: ReadonlySet<string>;
}

export interface Metrics {
  cases: number;
  /** Mean share of what was wanted that was shown. */
  recall: number;
  ndcg: number;
  /** Share of cases in which something wanted was shown. */
  hitRate: number;
  /** Mean of 1 / place of the first that was wanted. */
  mrr: number;
  /** Share of all items that was shown to somebody. */
  coverage: number;
  /** Share of cards that show popular items. */
  popular: number;
  /** Share of cards that show what the person had taken up before. */
  repeats: number;
}

/** Means over all answers, of which only the first `at` cards count. */
export function metricsOf(
  answers: readonly Answer[],
  { at, items, popular }: { at: number; items: number; popular: ReadonlySet<string> },
): Metrics {
  const sum = { recall: 0, ndcg: 0, hitRate: 0, mrr: 0 };
  const count = { cards: 0, popular: 0, repeats: 0 };
  const distinct = new Set<string>();
  for (const { shown, wanted, known } of answers) {
    const cards = shown.slice(0, at);
    const places = placesOf(cards, wanted);
    sum.recall += places.length / wanted.size;
    sum.ndcg += ndcgOf(places, Math.min(at, wanted.size));
    sum.hitRate += places.length ? 1 : 0;
    sum.mrr += places.length ? 1 / places[0]! : 0;
    count.cards += cards.length;
    for (const item of cards) {
      distinct.add(item);
      if (popular.has(item)) count.popular++;
      if (known.has(item)) count.repeats++;
    }
  }
  const cases = answers.length || 1;
  const cards = count.cards || 1;
  return {
    cases: answers.length,
    recall: sum.recall / cases,
    ndcg: sum.ndcg / cases,
    hitRate: sum.hitRate / cases,
    mrr: sum.mrr / cases,
    coverage: distinct.size / (items || 1),
    popular: count.popular / cards,
    repeats: count.repeats / cards,
  };
}

/** Places, from 1, of what was wanted; what is shown twice counts once. */
function placesOf(cards: readonly string[], wanted: ReadonlySet<string>): number[] {
  const found = new Set<string>();
  return cards.flatMap((item, i) => {
    if (!wanted.has(item) || found.has(item)) return [];
    found.add(item);
    return [i + 1];
  });
}

/** Binary normalised discounted gain: 1 / log2(place + 1) each, over that of `best` hits on the first places. */
export function ndcgOf(places: readonly number[], best: number): number {
  const gain = (place: number) => 1 / Math.log2(place + 1);
  const got = places.reduce((sum, place) => sum + gain(place), 0);
  const ideal = Array.from({ length: best }, (_, i) => gain(i + 1)).reduce((sum, one) => sum + one, 0);
  return ideal ? got / ideal : 0;
}

/** The value below which `share` of all lie; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

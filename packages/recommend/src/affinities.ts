import { Neighbours } from './neighbours';

/** That somebody took up an item: viewed, liked, bought. `at`: ms since the epoch. */
export interface Deed {
  person: string;
  item: string;
  at: number;
}

/** What a person took up lately, in no order; `weight`: how much more than a view it says, 1 for a view. */
export interface Step {
  item: string;
  at: number;
  weight?: number;
}

/** An item that fits what somebody took up, and because of which of these most. */
export interface Fitting {
  item: string;
  /** Above 0; comparable within one answer. */
  score: number;
  /** The item taken up that says most for it. */
  because: string;
  /** How many people, weighed by age, took up both it and `because`. */
  together: number;
}

/** How the evidence of one pair grows: like its number at first, then like its logarithm. */
const CROWD = 3;
/** How much of it is owed to how often each of both is taken up at all. */
const OWN_DEGREE = 0.5;
const ITS_DEGREE = 0.35;
/** Two items taken up within a minute belong together twice as much as two of one life; the way back counts a little less. */
const NEAR_MS = 60_000;
const WAY_BACK = 0.7;
/** What was taken up last says most: the weight of the k-th latest is 1/k to this power. */
const LATEST_FIRST = 0.25;
const HALF_LIFE_MS = 60 * 86_400_000;
/** What is remembered of a person to pair new items with, and of how many people. */
const MOST_OF_A_PERSON = 100;
const MOST_PEOPLE = 200_000;
/** Of a history, so many latest items are asked for their neighbours. */
const MOST_STEPS = 200;

interface Trail {
  items: number[];
  ats: number[];
}

/**
 * Which items are taken up by the same people: for each pair a sum over people, halved every 60 days, in which items taken
 * up within a minute of each other count up to double. Fed one deed at a time, at a cost that does not grow with history;
 * sums do not depend on the order of deeds, as long as no person has more than 100 items. Memory: per item at most 6 KB
 * (512 slots of 12 bytes), per person at most 1.6 KB for the 200,000 seen last.
 *
 * The score of an item is the sum over the history of log evidence over powers of both items' frequency, as in item-based
 * collaborative filtering with popularity penalty (RP3β: Paudel, Christoffel, Newell, Bernstein, ACM TiiS 2017). The
 * logarithm is what makes the opinion of a crowd that acts alike worth little more than that of a few: 200 accounts count
 * as much as 13 people would without it.
 */
export class Affinities {
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly degrees: number[] = [];
  private readonly rows: Neighbours[] = [];
  private readonly trails = new Map<string, Trail>();
  private deeds = 0;
  private ranked: readonly string[] = [];
  private rankedAt = 0;

  /** `since`: ms since the epoch; the instant at which a deed weighs 1. */
  constructor(private readonly since: number) {}

  /** Items that somebody took up. */
  get size(): number {
    return this.ids.length;
  }

  note({ person, item, at }: Deed): void {
    const number = this.numberOf(item);
    const trail = this.trailOf(person);
    const known = trail.items.indexOf(number);
    if (known >= 0) {
      // A pair is one person's once; taking an item up again only makes it the latest.
      trail.ats[known] = Math.max(trail.ats[known]!, at);
      return;
    }
    this.degrees[number]! += this.weightAt(at);
    this.deeds++;
    for (let i = 0; i < trail.items.length; i++) {
      const other = trail.items[i]!;
      const apart = at - trail.ats[i]!;
      const weight = this.weightAt(Math.max(at, trail.ats[i]!));
      const near = 1 / (1 + Math.abs(apart) / NEAR_MS);
      const [forth, back] = [weight * (1 + near), weight * (1 + WAY_BACK * near)];
      this.rows[other]!.add(number, apart >= 0 ? forth : back);
      this.rows[number]!.add(other, apart >= 0 ? back : forth);
    }
    trail.items.push(number);
    trail.ats.push(at);
    if (trail.items.length > MOST_OF_A_PERSON) forgetOldest(trail);
  }

  /**
   * What fits somebody who took these up, best first, none of these among it. What has no evidence is not in it. `but`:
   * what must not be in it either.
   */
  fitting(steps: readonly Step[], limit: number, but: (item: string) => boolean = () => false): Fitting[] {
    const latest = [...steps].sort((a, b) => b.at - a.at || (a.item < b.item ? -1 : 1)).slice(0, MOST_STEPS);
    const own = new Set(latest.map(({ item }) => this.numbers.get(item) ?? -1));
    const scores = new Map<number, { score: number; most: number; because: number }>();
    latest.forEach(({ item, weight = 1 }, k) => {
      const from = this.numbers.get(item);
      if (from === undefined) return;
      const worth = weight / ((k + 1) ** LATEST_FIRST * this.degrees[from]! ** OWN_DEGREE);
      this.rows[from]!.each((to, sum) => {
        if (own.has(to)) return;
        const part = (worth * CROWD * Math.log1p(sum / CROWD)) / this.degrees[to]! ** ITS_DEGREE;
        const found = scores.get(to);
        if (!found) scores.set(to, { score: part, most: part, because: from });
        else {
          found.score += part;
          if (part > found.most) [found.most, found.because] = [part, from];
        }
      });
    });
    const best = new Best<number>(limit);
    for (const [item, { score }] of scores)
      if (best.takes(score) && !but(this.ids[item]!)) best.add(item, score);
    return best.inOrder().map((item) => {
      const { score, because } = scores.get(item)!;
      const together = this.rows[because]!.get(item);
      return { item: this.ids[item]!, score, because: this.ids[because]!, together };
    });
  }

  /** How many people, weighed by age, took it up. */
  degreeOf(item: string): number {
    const number = this.numbers.get(item);
    return number === undefined ? 0 : this.degrees[number]!;
  }

  /** Items that most people took up lately, first the most; as of at most a hundredth of all deeds ago. */
  popular(limit: number): readonly string[] {
    if (this.deeds - this.rankedAt < this.deeds / 100 && this.ranked.length >= Math.min(limit, this.size))
      return this.ranked.slice(0, limit);
    const best = new Best<number>(limit);
    this.degrees.forEach((degree, item) => {
      if (best.takes(degree)) best.add(item, degree);
    });
    this.rankedAt = this.deeds;
    this.ranked = best.inOrder().map((item) => this.ids[item]!);
    return this.ranked;
  }

  /** Every pair with its sum, for comparing one model with another. */
  *pairs(): Generator<[string, string, number]> {
    for (const [from, row] of this.rows.entries()) {
      const found: [string, string, number][] = [];
      row.each((to, sum) => found.push([this.ids[from]!, this.ids[to]!, sum]));
      yield* found;
    }
  }

  private weightAt(at: number): number {
    return 2 ** ((at - this.since) / HALF_LIFE_MS);
  }

  private numberOf(item: string): number {
    const known = this.numbers.get(item);
    if (known !== undefined) return known;
    const number = this.ids.length;
    this.numbers.set(item, number);
    this.ids.push(item);
    this.degrees.push(0);
    this.rows.push(new Neighbours());
    return number;
  }

  private trailOf(person: string): Trail {
    const known = this.trails.get(person);
    if (known) {
      // Set anew, so that the order of the map is the order of use.
      this.trails.delete(person);
      this.trails.set(person, known);
      return known;
    }
    const trail: Trail = { items: [], ats: [] };
    this.trails.set(person, trail);
    if (this.trails.size > MOST_PEOPLE) this.trails.delete(this.trails.keys().next().value!);
    return trail;
  }
}

function forgetOldest({ items, ats }: Trail): void {
  let oldest = 0;
  for (let i = 1; i < ats.length; i++) if (ats[i]! < ats[oldest]!) oldest = i;
  items.splice(oldest, 1);
  ats.splice(oldest, 1);
}

/** The best few of many, by a heap whose top is the worst of them. */
class Best<T extends number> {
  private readonly items: T[] = [];
  private readonly scores: number[] = [];

  constructor(private readonly most: number) {}

  takes(score: number): boolean {
    return this.items.length < this.most || score > this.scores[0]!;
  }

  add(item: T, score: number): void {
    if (this.items.length === this.most) {
      this.items[0] = item;
      this.scores[0] = score;
      this.sink();
      return;
    }
    let at = this.items.push(item) - 1;
    this.scores.push(score);
    for (let up = (at - 1) >> 1; at > 0 && this.scores[at]! < this.scores[up]!; up = (at - 1) >> 1) {
      this.swap(at, up);
      at = up;
    }
  }

  /** Best first; of equals the lower number. */
  inOrder(): T[] {
    return this.items
      .map((item, i) => ({ item, score: this.scores[i]! }))
      .sort((a, b) => b.score - a.score || a.item - b.item)
      .map(({ item }) => item);
  }

  private sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < this.scores.length && this.scores[left]! < this.scores[least]!) least = left;
      if (right < this.scores.length && this.scores[right]! < this.scores[least]!) least = right;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private swap(a: number, b: number): void {
    [this.items[a], this.items[b]] = [this.items[b]!, this.items[a]!];
    [this.scores[a], this.scores[b]] = [this.scores[b]!, this.scores[a]!];
  }
}

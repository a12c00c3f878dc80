import type { Candidate, Choice } from './choose-cards';

/** How much each of the last four cards takes from the score of another of its topic. */
const SAMENESS = 0.08;
const SAMENESS_OF_FITTING = 0.02;
/** Neighbours among which a topic stands at most twice. */
const NEIGHBOURS = 5;
const MOST_OF_A_TOPIC = 2;
const LOOK_AHEAD = 12;

/** A candidate with what it is worth to the person, and why. */
export interface Scored extends Choice {
  candidate: Candidate;
  score: number;
  /** Whether it lies outside what the person is known to like. */
  abroad: boolean;
  /** Whether it stands here because of what others took up together. */
  fits: boolean;
}

/** The cards placed so far, which decide what may stand next to them. */
export class Line {
  private readonly placed: Scored[] = [];
  private readonly ids = new Set<string>();

  constructor(private readonly within: string | undefined) {}

  get length(): number {
    return this.placed.length;
  }

  get choices(): Choice[] {
    return this.placed.map(({ id, code, topic, because }) => ({
      id,
      code,
      ...(topic !== undefined && code === 'interest' && { topic }),
      ...(because !== undefined && (code === 'together' || code === 'alike') && { because }),
    }));
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  place(one: Scored): void {
    this.placed.push(one);
    this.ids.add(one.id);
  }

  /** The best of a list that is not empty and is sorted by score: of the first that keep the topics apart, else the one that crowds least. */
  next(list: readonly Scored[]): Scored {
    const near = this.near();
    let best: Scored | undefined;
    let bestWorth = Number.NEGATIVE_INFINITY;
    let looked = 0;
    let least = list[0]!;
    let leastCrowd = Number.POSITIVE_INFINITY;
    for (const one of list) {
      let crowd = 0;
      for (const topic of one.candidate.topics) crowd = Math.max(crowd, near.get(topic) ?? 0);
      if (crowd < leastCrowd) {
        least = one;
        leastCrowd = crowd;
      }
      if (crowd >= MOST_OF_A_TOPIC && !one.fits) continue;
      const worth = one.score - (one.fits ? SAMENESS_OF_FITTING : SAMENESS) * crowd;
      if (worth > bestWorth) {
        best = one;
        bestWorth = worth;
      }
      if (++looked === LOOK_AHEAD) break;
    }
    return best ?? least;
  }

  /** How often each topic stands among the last four. */
  private near(): Map<string, number> {
    const near = new Map<string, number>();
    for (const { candidate } of this.placed.slice(1 - NEIGHBOURS))
      for (const topic of candidate.topics)
        if (topic !== this.within) near.set(topic, (near.get(topic) ?? 0) + 1);
    return near;
  }
}

import type { ContentLevel } from '@wanglai/contract';

/** A published content as it can be chosen. `publishedAt`: ms since the epoch. */
export interface Candidate {
  id: string;
  topics: readonly string[];
  level: ContentLevel;
  minutes: number;
  publishedAt: number;
  views: number;
}

/** Why a card stands where it stands. `again`: it was read before. `start`: nothing is known of the reader yet. */
export type ReasonCode =
  | 'interest'
  | 'fresh'
  | 'popular'
  | 'explore'
  | 'night'
  | 'again'
  | 'start'
  | 'editorial';
export interface Choice {
  id: string;
  code: ReasonCode;
  /** The topic a reason `interest` speaks of. */
  topic?: string;
}

/** When a content was last opened, and last shown on a card; ms since the epoch. */
export interface Sighting {
  viewedAt?: number;
  shownAt?: number;
}

export interface Taste {
  interests: readonly { topic: string; score: number }[];
  /** Share of each content level in what was read. */
  level: Readonly<Record<ContentLevel, number>>;
  nightOwl: boolean;
}

export interface Question {
  candidates: readonly Candidate[];
  taste: Taste;
  seen: ReadonlyMap<string, Sighting>;
  now: number;
  /** Hour of the day where the person is, 0..23. */
  hour: number;
  /** Gives the same order again; another seed explores elsewhere. */
  seed: string;
  limit: number;
  /** The topic a list was narrowed to; it is then no matter of diversity. */
  within?: string;
}

const WEIGHT = { interest: 0.5, fresh: 0.2, popular: 0.15, night: 0.25, level: 0.1, chance: 0.05 };
/** How much each of the last four cards takes from the score of another of its topic. */
const SAMENESS = 0.08;
const SHOWN_LOSS = 0.4;
const SHOWN_HALF_LIFE_MS = 12 * 3_600_000;
const FRESH_HALF_LIFE_MS = 4 * 86_400_000;
const FRESH_MS = 3 * 86_400_000;
const READ_LATELY_MS = 30 * 86_400_000;
/** One view is no habit: a score of 0.15 takes about two. Nor is "often" said of what is read half as much as the dearest. */
const FOND = 0.15;
const FOND_SHARE = 0.5;
const POPULAR_VIEWS = 5;
const POPULAR_SHARE = 0.6;
const SHORT_MINUTES = 4;
/** Neighbours among which a topic stands at most twice. */
const NEIGHBOURS = 5;
const MOST_OF_A_TOPIC = 2;
/** Every sixth card comes from outside the known interests. */
const EXPLORE_EVERY = 6;
const POOL = 400;
const LOOK_AHEAD = 12;

export const isNight = (hour: number): boolean => hour >= 23 || hour < 5;
export const isShort = (candidate: { minutes: number }): boolean => candidate.minutes <= SHORT_MINUTES;

interface Scored extends Choice {
  candidate: Candidate;
  score: number;
  /** Whether it lies outside what the person is known to like. */
  abroad: boolean;
}

/** Scores by topic, and from which score on one may be said to read of it often. */
interface Fondness {
  scores: ReadonlyMap<string, number>;
  from: number;
}

/**
 * Orders cards for one person: by interest, freshness, popularity, level and a little chance, less what was just shown;
 * every sixth from outside the known interests; of any topic at most two among five neighbours while there is a choice
 * (maximal marginal relevance, Carbonell and Goldstein 1998, over the last four cards). What was opened in the last 30
 * days comes after everything else, longest ago first. Pure: the same question has the same answer.
 */
export function chooseCards(question: Question): Choice[] {
  const { candidates, seen, now, taste } = question;
  const mostViews = candidates.reduce((most, { views }) => Math.max(most, views), 0);
  const scores = new Map(taste.interests.map(({ topic, score }) => [topic, score]));
  const fondness = { scores, from: Math.max(FOND, FOND_SHARE * Math.max(0, ...scores.values())) };
  const unread: Scored[] = [];
  const read: Scored[] = [];
  for (const candidate of candidates) {
    const viewedAt = seen.get(candidate.id)?.viewedAt;
    const scored = score(candidate, question, fondness, mostViews);
    if (viewedAt === undefined || viewedAt < now - READ_LATELY_MS) unread.push(scored);
    else read.push({ ...scored, code: 'again', score: -viewedAt });
  }
  const best = unread.sort(byScore).slice(0, POOL);
  const abroad = taste.interests.length ? best.filter((one) => one.abroad) : [];
  const line = new Line(question.within);
  while (line.length < question.limit && best.length) {
    const exploring = line.length % EXPLORE_EVERY === EXPLORE_EVERY - 1 && abroad.length > 0;
    const next = line.next(exploring ? abroad : best);
    line.place(exploring ? { ...next, code: 'explore' } : next);
    remove(best, next);
    remove(abroad, next);
  }
  read.sort(byScore).splice(POOL);
  while (line.length < question.limit && read.length) {
    const next = line.next(read);
    line.place(next);
    remove(read, next);
  }
  return line.choices;
}

const byScore = (a: Scored, b: Scored) => b.score - a.score || (a.id < b.id ? -1 : 1);

function remove(list: Scored[], one: Scored): void {
  const at = list.findIndex(({ id }) => id === one.id);
  if (at >= 0) list.splice(at, 1);
}

function score(
  candidate: Candidate,
  { taste, seen, now, hour, seed }: Question,
  fondness: Fondness,
  mostViews: number,
): Scored {
  let topic = candidate.topics[0] ?? '';
  let fond = 0;
  for (const one of candidate.topics) {
    const liked = fondness.scores.get(one) ?? 0;
    if (liked > fond) {
      fond = liked;
      topic = one;
    }
  }
  const age = Math.max(0, now - candidate.publishedAt);
  const popular = mostViews > 0 ? Math.log1p(candidate.views) / Math.log1p(mostViews) : 0;
  const part = {
    interest: WEIGHT.interest * fond,
    fresh: WEIGHT.fresh * 2 ** (-age / FRESH_HALF_LIFE_MS),
    popular: WEIGHT.popular * popular,
    night: taste.nightOwl && isNight(hour) && isShort(candidate) ? WEIGHT.night : 0,
  };
  const shownAt = seen.get(candidate.id)?.shownAt;
  const shown = shownAt === undefined ? 0 : 2 ** (-Math.max(0, now - shownAt) / SHOWN_HALF_LIFE_MS);
  const sum =
    part.interest +
    part.fresh +
    part.popular +
    part.night +
    WEIGHT.level * taste.level[candidate.level] +
    WEIGHT.chance * chance(seed, candidate.id) -
    SHOWN_LOSS * shown;
  // A reason is only given when it is true in words, and of the true ones the one that weighed most.
  const holds: [ReasonCode, number][] = [
    ['interest', fond >= fondness.from ? part.interest : 0],
    ['fresh', age < FRESH_MS ? part.fresh : 0],
    ['popular', candidate.views >= POPULAR_VIEWS && popular >= POPULAR_SHARE ? part.popular : 0],
    ['night', part.night],
  ];
  const [code, weight] = holds.reduce((most, one) => (one[1] > most[1] ? one : most));
  return {
    id: candidate.id,
    candidate,
    score: sum,
    abroad: fond < fondness.from,
    code: weight > 0 ? code : taste.interests.length ? 'explore' : 'start',
    ...(weight > 0 && code === 'interest' && { topic }),
  };
}

/** The cards placed so far, which decide what may stand next to them. */
class Line {
  private readonly placed: Scored[] = [];

  constructor(private readonly within: string | undefined) {}

  get length(): number {
    return this.placed.length;
  }

  get choices(): Choice[] {
    return this.placed.map(({ id, code, topic }) => ({
      id,
      code,
      ...(topic !== undefined && code === 'interest' && { topic }),
    }));
  }

  place(one: Scored): void {
    this.placed.push(one);
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
      if (crowd >= MOST_OF_A_TOPIC) continue;
      const worth = one.score - SAMENESS * crowd;
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

/** A number in [0, 1) from seed and id: FNV-1a with the finish of MurmurHash3. */
function chance(seed: string, id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

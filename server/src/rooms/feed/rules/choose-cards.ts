import type { ContentLevel } from '@wanglai/contract';
import { Line, type Scored } from './line';

/** A published content as it can be chosen. `publishedAt`: ms since the epoch. */
export interface Candidate {
  id: string;
  topics: readonly string[];
  level: ContentLevel;
  minutes: number;
  publishedAt: number;
  views: number;
}

/** Why a card stands where it stands. `together`: several people took up both; `alike`: the same by fewer, of whom nothing is told. `again`: it was read before. `start`: nothing is known of the reader yet. */
export type ReasonCode =
  | 'interest'
  | 'together'
  | 'alike'
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
  /** The content that a reason `together` or `alike` speaks of: who took it up took up this one, too. */
  because?: string;
}

/** How well a content fits what the person took up, by what others took up together with it. */
export interface Fit {
  /** 1 for the content that fits best. */
  score: number;
  because: string;
  /** Whether enough people took up both that it may be told as a reason. */
  sure: boolean;
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
  /** What others tell of candidates, and how far that may be relied on, 0 to 1. */
  fits?: { of: ReadonlyMap<string, Fit>; evidence: number };
  /** Candidates whose worth nobody knows yet, those first that were tried least. */
  trials?: readonly string[];
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

const WEIGHT = {
  together: 1,
  interest: 0.5,
  fresh: 0.2,
  popular: 0.15,
  night: 0.25,
  level: 0.1,
  chance: 0.05,
};
/** Where all the evidence is there, so much of what is known of topics, age and views counts beside it. */
const LEAST_OF_THE_REST = 0.15;
const SHOWN_LOSS = 0.4;
/** What was shown within this time is not shown again before everything else was. */
const SESSION_MS = 1_800_000;
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
/** Every sixth card comes from outside the known interests; one in twenty, as the twelfth, where others tell what fits. */
const EXPLORE_EVERY = 6;
export const RELIED_ON = 0.5;
const TRY_EVERY = 20;
const TRY_AT = 11;
/** In this share of lists. */
const TRIES = 0.5;
const POOL = 400;

export const isNight = (hour: number): boolean => hour >= 23 || hour < 5;
export const isShort = (candidate: { minutes: number }): boolean => candidate.minutes <= SHORT_MINUTES;

/** Scores by topic, and from which score on one may be said to read of it often. */
interface Fondness {
  scores: ReadonlyMap<string, number>;
  from: number;
}

/**
 * Orders cards for one person: by what others took up together with what this person took up, as far as there is evidence,
 * else by interest, freshness, popularity, level and a little chance, less what was shown lately; now and then something to
 * find out about. Of any topic at most two among five neighbours while there is a choice, less strictly where others tell
 * what fits (maximal marginal relevance, Carbonell and Goldstein 1998, over the last four cards). What was shown in this
 * session comes after what was not, and what was opened in the last 30 days after everything else, longest ago first. Pure: the same question has the same answer.
 */
export function chooseCards(question: Question): Choice[] {
  const { candidates, seen, now, taste } = question;
  const mostViews = candidates.reduce((most, { views }) => Math.max(most, views), 0);
  const scores = new Map(taste.interests.map(({ topic, score }) => [topic, score]));
  const fondness = { scores, from: Math.max(FOND, FOND_SHARE * Math.max(0, ...scores.values())) };
  const unread: Scored[] = [];
  const shown: Scored[] = [];
  const read: Scored[] = [];
  for (const candidate of candidates) {
    const { viewedAt, shownAt } = seen.get(candidate.id) ?? {};
    const scored = score(candidate, question, fondness, mostViews);
    if (viewedAt !== undefined && viewedAt >= now - READ_LATELY_MS)
      read.push({ ...scored, code: 'again', score: -viewedAt });
    else if (shownAt !== undefined && shownAt >= now - SESSION_MS) shown.push(scored);
    else unread.push(scored);
  }
  const best = unread.sort(byScore).slice(0, POOL);
  const mayExplore = explorer(question, best, unread);
  const line = new Line(question.within);
  while (line.length < question.limit && best.length) {
    const tried = mayExplore(line);
    const next = tried ?? line.next(best);
    line.place(tried ? { ...next, code: 'explore' } : next);
    remove(best, next);
  }
  shown.sort(byScore).splice(POOL);
  while (line.length < question.limit && shown.length) {
    const next = line.next(shown);
    line.place(next);
    remove(shown, next);
  }
  read.sort(byScore).splice(POOL);
  while (line.length < question.limit && read.length) {
    const next = line.next(read);
    line.place(next);
    remove(read, next);
  }
  return line.choices;
}

/**
 * What comes next for the sake of finding out: every sixth card something from outside the known interests; where others
 * tell what fits, in every second list one card in twenty, and that one of whose worth nobody knows yet. Null where the best comes next.
 */
function explorer(
  { taste, fits, trials = [], seed }: Question,
  best: readonly Scored[],
  unread: readonly Scored[],
): (line: Line) => Scored | null {
  const byId = new Map(unread.map((one) => [one.id, one]));
  const untried = trials.flatMap((id) => byId.get(id) ?? []);
  const reliesOnOthers = (fits?.evidence ?? 0) >= RELIED_ON;
  const [every, at] = reliesOnOthers ? [TRY_EVERY, TRY_AT] : [EXPLORE_EVERY, EXPLORE_EVERY - 1];
  const tries = chance(seed, 'trial') < TRIES;
  return (line) => {
    if (line.length % every !== at) return null;
    if (reliesOnOthers) {
      const next = !tries ? undefined : untried.find((one) => !line.has(one.id));
      return next ?? null;
    }
    const abroad = taste.interests.length ? best.filter((one) => one.abroad) : [];
    return abroad.length ? line.next(abroad) : null;
  };
}

const byScore = (a: Scored, b: Scored) => b.score - a.score || (a.id < b.id ? -1 : 1);

function remove(list: Scored[], one: Scored): void {
  const at = list.findIndex(({ id }) => id === one.id);
  if (at >= 0) list.splice(at, 1);
}

function score(
  candidate: Candidate,
  { taste, seen, now, hour, seed, fits }: Question,
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
  const fit = fits?.of.get(candidate.id);
  const evidence = fits?.evidence ?? 0;
  const together = fit ? WEIGHT.together * evidence * fit.score : 0;
  const rest =
    part.interest +
    part.fresh +
    part.popular +
    part.night +
    WEIGHT.level * taste.level[candidate.level] +
    WEIGHT.chance * chance(seed, candidate.id);
  const sum = together + (1 - evidence * (1 - LEAST_OF_THE_REST)) * rest - SHOWN_LOSS * shown;
  // A reason is only given when it is true in words, and of the true ones the one that weighed most.
  const holds: [ReasonCode, number][] = [
    [fit?.sure ? 'together' : 'alike', together],
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
    fits: together > 0,
    code: weight > 0 ? code : taste.interests.length ? 'explore' : 'start',
    ...(weight > 0 && code === 'interest' && { topic }),
    ...(fit && (code === 'together' || code === 'alike') && { because: fit.because }),
  };
}

/** A number in [0, 1) from seed and id: FNV-1a with the finish of MurmurHash3. */
function chance(seed: string, id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  // Ids differ at their ends.
  for (let i = Math.max(0, id.length - 8); i < id.length; i++)
    hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

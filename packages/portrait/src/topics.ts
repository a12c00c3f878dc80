import { bucketsOf, FORTNIGHT_DAYS } from './buckets';
import { hash30 } from './fact';
import { quadAdd, quadGet } from './quad';
import { KEPT_FORTNIGHTS, type PortraitState } from './state';

const MAX_TOPICS = 64;
/** UTF-8 bytes of a topic; longer ones are left out, so that 64 of them stay within the size of a portrait. */
const MAX_TOPIC_BYTES = 48;
const HALF_LIFE_DAYS = 14;
/** A weight of 8, such as two favourites or eight views, is a score of one half. */
const HALF_SCORE_WEIGHT = 8;

export interface Interest {
  topic: string;
  /** 0..1, weight / (weight + 8). */
  score: number;
  /** Weights of the facts, halved every 14 days. */
  weight: number;
  /** Part of all interest, 0..1. */
  share: number;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Order of admission: by hash, then by name. */
const precedes = (a: string, hashA: number, b: string): boolean => {
  const hashB = hash30(b);
  return hashA < hashB || (hashA === hashB && a < b);
};

/**
 * The entry of a topic, made when there is room. With more than 64 topics over a lifetime those with the smallest
 * hashes stay; topics never leave by age, since what was crowded out could then not be told from what never was.
 */
function entryOf(topics: PortraitState['topics'], topic: string): [string, number] | undefined {
  for (const entry of topics) if (entry[0] === topic) return entry;
  if (topic === '' || topic.length > MAX_TOPIC_BYTES) return undefined;
  const hash = hash30(topic);
  if (topics.length === MAX_TOPICS && !precedes(topic, hash, topics[MAX_TOPICS - 1]![0])) return undefined;
  if (utf8Bytes(topic) > MAX_TOPIC_BYTES) return undefined;
  let low = 0;
  let high = topics.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (precedes(topic, hash, topics[middle]![0])) high = middle;
    else low = middle + 1;
  }
  const entry: [string, number] = [topic, 0];
  topics.splice(low, 0, entry);
  if (topics.length > MAX_TOPICS) topics.pop();
  return entry;
}

/** Adds to a topic in a fortnight. One too old for the window only makes the topic known. */
export function addInterest(state: PortraitState, topic: string, fortnight: number, weight: number): void {
  const entry = entryOf(state.topics, topic);
  if (entry && keepsFortnight(state, fortnight)) {
    entry[1] = quadAdd(entry[1], fortnight % KEPT_FORTNIGHTS, weight);
  }
}

export const keepsFortnight = (state: PortraitState, fortnight: number): boolean =>
  fortnight > bucketsOf(state.top).fortnight - KEPT_FORTNIGHTS;

/**
 * What a weight is still worth by slot: 2^(-age / 14 days), age in whole logical days since the last day of its
 * fortnight (of the newest fortnight: since the newest fact), so it changes at 05:00 local only.
 */
export function decayBySlot(state: PortraitState, anchorDay: number): number[] {
  const factors = new Array<number>(KEPT_FORTNIGHTS).fill(0);
  const { day: topDay, fortnight: newest } = bucketsOf(state.top);
  for (let one = Math.max(0, newest - KEPT_FORTNIGHTS + 1); one <= newest; one++) {
    const end = Math.min((one + 1) * FORTNIGHT_DAYS - 1, topDay);
    factors[one % KEPT_FORTNIGHTS] = 2 ** ((end - anchorDay) / HALF_LIFE_DAYS);
  }
  return factors;
}

export function decayed(quad: number, factors: readonly number[]): number {
  let sum = 0;
  if (quad > 0) for (let i = 0; i < KEPT_FORTNIGHTS; i++) sum += quadGet(quad, i) * factors[i]!;
  return sum;
}

/** Interests at a logical day, strongest first. */
export function interestsAt(state: PortraitState, anchorDay: number): Interest[] {
  if (state.topics.length === 0) return [];
  const factors = decayBySlot(state, anchorDay);
  const interests: Interest[] = [];
  let total = 0;
  for (const [topic, quad] of state.topics) {
    const weight = decayed(quad, factors);
    if (weight < 0.01) continue;
    total += weight;
    interests.push({ topic, score: weight / (weight + HALF_SCORE_WEIGHT), weight, share: 0 });
  }
  for (const interest of interests) interest.share = interest.weight / total;
  return interests.sort((a, b) => b.weight - a.weight || (a.topic < b.topic ? -1 : 1));
}

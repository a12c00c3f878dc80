/**
 * A bottom-k sample (KMV) of the sessions of one day: the k sessions with the smallest hashes. Whoever belongs to
 * the final sample belonged to it from its first fact on, so first, last and pieces are complete in any order.
 * Estimate of distinct sessions once the sample is full: (k - 1) / u(k), u(k) being the largest kept hash as a
 * fraction of the hash range (Bar-Yossef et al. 2002; Beyer et al., SIGMOD 2007).
 */
const SAMPLE = 6;
const FIELDS = 4;
const HASH_RANGE = 2 ** 30;

export interface Session {
  minutes: number;
  pieces: number;
}

export function touchSession(sample: number[], hash: number, second: number, pieces: number): void {
  let i = 0;
  while (i < sample.length && sample[i]! < hash) i += FIELDS;
  if (sample[i] === hash) {
    if (second < sample[i + 1]!) sample[i + 1] = second;
    if (second > sample[i + 2]!) sample[i + 2] = second;
    sample[i + 3]! += pieces;
  } else if (i < SAMPLE * FIELDS) {
    sample.splice(i, 0, hash, second, second, pieces);
    if (sample.length > SAMPLE * FIELDS) sample.length = SAMPLE * FIELDS;
  }
}

/** Exact below six sessions a day, an estimate from there on. */
export function countSessions(sample: readonly number[]): number {
  const kept = sample.length / FIELDS;
  if (kept < SAMPLE) return kept;
  const largest = (sample[(SAMPLE - 1) * FIELDS]! + 1) / HASH_RANGE;
  return Math.max(SAMPLE, Math.round((SAMPLE - 1) / largest));
}

export function eachSession(sample: readonly number[], visit: (session: Session) => void): void {
  for (let i = 0; i < sample.length; i += FIELDS) {
    visit({ minutes: (sample[i + 2]! - sample[i + 1]!) / 60, pieces: sample[i + 3]! });
  }
}

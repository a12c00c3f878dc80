import { basketsOf, best, type Recommender } from './baselines';
import type { Visit } from './dataset';

/** Above this the dense matrix takes too much memory and time. */
export const MOST_ITEMS = 5_000;

/**
 * EASE (Steck, "Embarrassingly shallow autoencoders for sparse data", 2019): B = -P / diag(P) with P = (X'X + λI)^-1 and an
 * empty diagonal; scores are sums of B's rows. Throws when there are more than `MOST_ITEMS` items.
 */
export function ease(learn: readonly Visit[], lambda: number): Recommender {
  const baskets = basketsOf(learn);
  const items = [...new Set([...baskets.values()].flatMap((basket) => [...basket]))];
  if (items.length > MOST_ITEMS)
    throw new Error(`EASE takes ${MOST_ITEMS} items at most, not ${items.length}.`);
  const at = new Map(items.map((item, i) => [item, i]));
  const n = items.length;
  const gram = Array.from({ length: n }, () => new Float64Array(n));
  for (const basket of baskets.values()) {
    const places = [...basket].map((item) => at.get(item)!);
    for (const i of places) for (const j of places) gram[i]![j]!++;
  }
  for (let i = 0; i < n; i++) gram[i]![i]! += lambda;
  const inverse = inverseOf(gram);
  return (history, count) => {
    const sums = new Float64Array(n);
    for (const item of new Set(history)) {
      const row = inverse[at.get(item) ?? -1];
      if (row) for (let j = 0; j < n; j++) sums[j]! -= row[j]!;
    }
    const scores = new Map(items.map((item, j) => [item, sums[j]! / inverse[j]![j]!]));
    return best(scores, count, history);
  };
}

/** The inverse of a symmetric positive definite matrix by Cholesky: LL' = A, M = L^-1, A^-1 = M'M. Leaves the given one changed. */
export function inverseOf(matrix: readonly Float64Array[]): Float64Array[] {
  const n = matrix.length;
  const lower = matrix as Float64Array[];
  for (let i = 0; i < n; i++) {
    const row = lower[i]!;
    for (let j = 0; j <= i; j++) {
      const other = lower[j]!;
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      row[j] = i === j ? Math.sqrt(sum) : sum / other[j]!;
    }
  }
  // M takes L's place, row by row: each needs the rows above it, which are M's already.
  const sums = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const row = lower[i]!;
    sums.fill(0, 0, i);
    for (let k = 0; k < i; k++) {
      const factor = row[k]!;
      if (factor === 0) continue;
      const above = lower[k]!;
      for (let j = 0; j <= k; j++) sums[j]! -= factor * above[j]!;
    }
    const own = 1 / row[i]!;
    for (let j = 0; j < i; j++) row[j] = sums[j]! * own;
    row[i] = own;
  }
  const inverse = Array.from({ length: n }, () => new Float64Array(n));
  for (let k = 0; k < n; k++) {
    const row = lower[k]!;
    for (let i = 0; i <= k; i++) {
      const factor = row[i]!;
      if (factor === 0) continue;
      const to = inverse[i]!;
      for (let j = 0; j <= i; j++) to[j]! += factor * row[j]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) inverse[j]![i] = inverse[i]![j]!;
  return inverse;
}

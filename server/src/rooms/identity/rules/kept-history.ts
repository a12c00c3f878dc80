import type { Purpose } from '@wanglai/contract';

/** So many changes of grants are kept of one person. */
export const MOST_HISTORY = 200;

/**
 * The lines of a history, oldest first, that are too many: each time the oldest of the purpose that has most. So whatever
 * is done to one purpose costs no other its proof, and the last change of each stays.
 */
export function surplusOf<Line extends { purpose: Purpose }>(
  history: readonly Line[],
  most = MOST_HISTORY,
): Line[] {
  const ofEach = new Map<Purpose, Line[]>();
  for (const line of history) ofEach.set(line.purpose, [...(ofEach.get(line.purpose) ?? []), line]);
  const lists = [...ofEach.values()];
  return Array.from({ length: Math.max(0, history.length - most) }, () => {
    const longest = lists.reduce((a, b) => (b.length > a.length ? b : a));
    return longest.shift()!;
  });
}

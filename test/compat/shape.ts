/**
 * Where a value is not of the shape that another had: a field that is missing, or of another type. Lists are judged by
 * their first entries; null says nothing about a type, and more than there was is no fault.
 */
export function unlike(was: unknown, is: unknown, at = ''): string[] {
  if (was === null || is === null) return is === undefined ? [`${at} is missing`] : [];
  if (is === undefined) return [`${at} is missing`];
  if (Array.isArray(was) || Array.isArray(is)) {
    if (!Array.isArray(was) || !Array.isArray(is)) return [`${at} is ${kindOf(is)}, was ${kindOf(was)}`];
    // Which comes first may be chance: one that is like it will do.
    return was.length && is.length ? leastOf(is.map((one) => unlike(was[0], one, `${at}/0`))) : [];
  }
  if (kindOf(was) !== kindOf(is)) return [`${at} is ${kindOf(is)}, was ${kindOf(was)}`];
  if (typeof was !== 'object') return [];
  const now = is as Record<string, unknown>;
  return Object.entries(was).flatMap(([key, value]) => unlike(value, now[key], `${at}/${key}`));
}

/** The shortest of some lists of faults. */
export const leastOf = (tries: readonly string[][]): string[] =>
  tries.reduce((least, one) => (one.length < least.length ? one : least));

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : `a ${typeof value}`);

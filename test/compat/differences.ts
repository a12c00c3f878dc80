/** One thing that is not as it was: where, what it was, what it is. */
export interface Difference {
  at: string;
  was: unknown;
  is: unknown;
}

/**
 * What of a value that was told once is not told any more. Whatever is there now beside it is no difference: a newer
 * product may say more, in objects; lists must be as long and in the same order.
 */
export function differences(was: unknown, is: unknown, at = ''): Difference[] {
  if (Array.isArray(was)) {
    if (!Array.isArray(is) || is.length !== was.length) return [{ at, was, is }];
    return was.flatMap((item, i) => differences(item, is[i], `${at}/${i}`));
  }
  if (isObject(was)) {
    if (!isObject(is)) return [{ at, was, is }];
    return Object.entries(was).flatMap(([key, value]) => differences(value, is[key], `${at}/${key}`));
  }
  return Object.is(was, is) ? [] : [{ at, was, is }];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

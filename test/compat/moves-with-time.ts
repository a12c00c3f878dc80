import type { Difference } from './differences';

/** What is allowed to be another when the same question is asked again, with the reason. */
interface Moving {
  /** Path of the question with its query, below `/api/v1`. */
  path: RegExp;
  /** Pointer into the reply. */
  at: RegExp;
  why: string;
  /** Only in an object of the reply that was like this. */
  inside?: (holder: Record<string, unknown>) => boolean;
}

/** Each reading is an event of its own, or stands at the clock. */
const MOVING: readonly Moving[] = [
  { path: /./, at: /^\/requestId$/, why: 'names the request' },
  { path: /^\/me\/export/, at: /^\/exportedAt$/, why: 'is the time of asking' },
  {
    path: /^\/me\/export/,
    at: /^\/records\/sessions(\/|$)/,
    why: 'whoever goes on with a session renews it',
  },
  { path: /^\/me\/export/, at: /^\/records\/feed(\/|$)/, why: 'lists are chosen anew with every look' },
  {
    path: /^\/me\/export/,
    at: /^\/records\/portraits\/\d+\/(version|applied(\/.*)?|read)$/,
    why: 'notes how far a reader has come and how often it wrote',
  },
  {
    path: /^\/me\/(portrait|tags)/,
    at: /\/since$/,
    inside: ({ disputed }) => disputed === true,
    why: 'a tag that is disputed is not kept, and holds since the asking',
  },
  { path: /^\/insights\/live/, at: /^\/perMinute(\/|$)/, why: 'is the hour before the asking' },
  {
    path: /^\/contents\?(.*&)?q=/,
    at: /^\/(items|nextCursor)(\/|$)/,
    why: 'what is found in a title comes first since then, and any two characters find a text',
  },
  {
    path: /^\/feed\?/,
    at: /^\/(items|nextCursor)(\/|$)/,
    why: 'is chosen anew with every look, and so is the rest of a list that is kept no more',
  },
];

/** Those of the differences from what `was` answered that time alone does not explain. */
export function unexplained(path: string, was: unknown, found: readonly Difference[]): Difference[] {
  const below = path.replace('/api/v1', '');
  return found.filter(
    ({ at }) =>
      !MOVING.some(
        (one) => one.path.test(below) && one.at.test(at) && (one.inside?.(holderOf(was, at)) ?? true),
      ),
  );
}

/** The object or list that holds what a pointer names. */
function holderOf(whole: unknown, at: string): Record<string, unknown> {
  const steps = at.split('/').slice(1, -1);
  return steps.reduce((value, step) => (value as Record<string, unknown>)[step], whole) as Record<
    string,
    unknown
  >;
}

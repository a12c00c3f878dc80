/**
 * What is told in another form than yesterday on purpose, put back into yesterday's form so that it can be compared: each
 * with its reason. What only grew needs no entry.
 */
export function asItWasTold(path: string, json: unknown): unknown {
  if (path.startsWith('/api/v1/me/export')) return picturesAmongContent(json as Export);
  return likedUnderEachId(json);
}

interface Export {
  records?: Record<string, object[]>;
}

/** What somebody had liked as a visitor and under their account, before the two were merged. */
const LIKED_TWICE = '6b0785ca0ddf28578683a0cd';

/** Who was merged counts once now, also where yesterday's version had not seen to it. */
function likedUnderEachId(told: unknown): unknown {
  if (Array.isArray(told)) return told.map(likedUnderEachId);
  if (typeof told !== 'object' || told === null) return told;
  const { id, stats } = told as { id?: unknown; stats?: { likes: number } };
  if (id === LIKED_TWICE && stats) return { ...told, stats: { ...stats, likes: stats.likes + 1 } };
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, likedUnderEachId(value)]));
}

/** Pictures are kept by a room of their own now, and are exported by it. */
function picturesAmongContent(told: Export): Export {
  const { media = [], content = [], ...records } = told.records ?? {};
  const pictures = media.map((one) => ({ kind: 'picture', ...one }));
  return told.records ? { ...told, records: { ...records, content: [...content, ...pictures] } } : told;
}

/** A tag and a card that somebody was pushed as a visitor, before the merge. */
const PUSHED_TO_THE_VISITOR = new Set(['6b0785cb0ddf28578683a0de', '6b0785cb0ddf28578683a0df']);

/** Who was merged is told what either was pushed: their pages begin with more than yesterday, and turn elsewhere. */
export const tellsWhatEitherWasPushed = (path: string, json: unknown): boolean =>
  path.startsWith('/api/v1/me/pushes') &&
  (json as { items: { id: string }[] }).items.some(({ id }) => PUSHED_TO_THE_VISITOR.has(id));

/**
 * What is told in another form than yesterday on purpose, put back into yesterday's form so that it can be compared: each
 * with its reason. What only grew needs no entry.
 */
export function asItWasTold(path: string, json: unknown): unknown {
  return path.startsWith('/api/v1/me/export') ? picturesAmongContent(json as Export) : json;
}

interface Export {
  records?: Record<string, object[]>;
}

/** Pictures are kept by a room of their own now, and are exported by it. */
function picturesAmongContent(told: Export): Export {
  const { media = [], content = [], ...records } = told.records ?? {};
  const pictures = media.map((one) => ({ kind: 'picture', ...one }));
  return told.records ? { ...told, records: { ...records, content: [...content, ...pictures] } } : told;
}

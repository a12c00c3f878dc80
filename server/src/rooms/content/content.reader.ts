import type { Collection } from 'mongodb';
import { keyedFold, type Reader, type Stream } from '../interactions';
import type { ViewsDoc } from './views.model';

/** Counts each view of a known content exactly once. */
export function countViews(collection: Collection<ViewsDoc>, stream: Stream): Reader {
  return {
    name: 'content-views',
    apply: keyedFold<ViewsDoc>({
      collection,
      keyOf: (fact) => (fact.type === 'view' ? (fact.content?.id ?? null) : null),
      begin: async (keys) =>
        new Map(keys.map((key) => [key, { _id: key, version: 0, applied: {}, views: 0 }])),
      fold: (document, facts) => ({ ...document, views: document.views + facts.length }),
      floor: () => stream.floor(),
      cache: 5_000,
    }),
  };
}

import type { Db } from 'mongodb';
import { inPlace } from '../../platform/mongo/in-place';
import { keyedFold, type Reader, type Stream } from '../interactions';
import { VIEWS, type ViewsDoc } from './views.model';

/** Counts each view of a known content exactly once. */
export function countViews(db: Db, stream: Stream): Reader {
  return {
    name: 'content-views',
    restMs: () => 250,
    apply: keyedFold<ViewsDoc>({
      shelf: inPlace(db, VIEWS),
      keyOf: (fact) => (fact.type === 'view' ? (fact.content?.id ?? null) : null),
      begin: async (keys) =>
        new Map(keys.map((key) => [key, { _id: key, version: 0, applied: {}, views: 0 }])),
      fold: (document, facts) => ({ ...document, views: document.views + facts.length }),
      floor: () => stream.floor(),
      cache: 5_000,
    }),
  };
}

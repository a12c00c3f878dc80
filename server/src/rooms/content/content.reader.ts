import type { Db } from 'mongodb';
import { inPlace } from '../../platform/mongo/in-place';
import { keyedFold, type Placed, type Reader, type Stream } from '../interactions';
import { VIEWS, type ViewsDoc } from './views.model';

interface View extends Placed {
  contentId: string;
}

/** Counts each view of a known content exactly once. */
export function countViews(db: Db, stream: Stream): Reader<View> {
  return {
    name: 'content-views',
    keep: ({ type, position, content }) =>
      type === 'view' && content ? { position, contentId: content.id } : null,
    restMs: () => 500,
    apply: keyedFold<ViewsDoc, View>({
      shelf: inPlace(db, VIEWS),
      keyOf: ({ contentId }) => contentId,
      begin: async (keys) =>
        new Map(keys.map((key) => [key, { _id: key, version: 0, applied: {}, views: 0 }])),
      fold: (document, facts) => ({ ...document, views: document.views + facts.length }),
      floor: () => stream.floor(),
      cache: 5_000,
    }),
  };
}

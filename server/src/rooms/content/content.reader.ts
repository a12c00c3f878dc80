import type { Db } from 'mongodb';
import { updatedInPlace } from '../../platform/mongo/updated-in-place';
import { beforeGeneration, idIn, keyedFold, type Placed, type Reader } from '../interactions';
import { type ViewsDoc, viewsCollection } from './views.model';

interface View extends Placed {
  contentId: string;
}

export const VIEWS_READER = 'content-views';

/** Counts each view of a known content exactly once. */
export function countViews(db: Db): Reader<View> {
  return {
    name: VIEWS_READER,
    version: 1,
    anew: {
      way: 'reads again',
      drop: async (below) =>
        void (await db.collection<ViewsDoc>(viewsCollection.name).deleteMany(beforeGeneration(below))),
    },
    keep: ({ type, position, content }) =>
      type === 'view' && content ? { position, contentId: content.id } : null,
    restMs: () => 500,
    apply: keyedFold<ViewsDoc, View>({
      shelf: updatedInPlace(db, viewsCollection.name),
      keyOf: ({ contentId }, generation) => idIn(generation, contentId),
      begin: async (keys) =>
        new Map(keys.map((key) => [key, { _id: key, version: 0, applied: {}, views: 0 }])),
      fold: (document, facts) => ({ ...document, views: document.views + facts.length }),
      cache: 5_000,
    }),
  };
}

import type { Db } from 'mongodb';
import { type Collection, defineCollection } from '../../platform/mongo/collection';
import { type Folded, foldedKeys, idIn, keyIn } from '../interactions';

/** How often a content was looked at. Nothing in it tells by whom. */
export interface ViewsDoc extends Folded {
  views: number;
}

export const viewsCollection: Collection<ViewsDoc> = defineCollection<ViewsDoc>('content.views', {
  ...foldedKeys,
  views: { type: Number, min: 0, required: true },
});

export const viewsOf =
  (db: Db, shown: () => number) =>
  async (ids: readonly string[]): Promise<Map<string, number>> => {
    const found = await db
      .collection<ViewsDoc>(viewsCollection.name)
      .find({ _id: { $in: ids.map((id) => idIn(shown(), id)) } })
      .project<{ _id: string; views: number }>({ views: 1 })
      .toArray();
    return new Map(found.map(({ _id, views }) => [keyIn(_id), views]));
  };

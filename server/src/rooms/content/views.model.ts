import type { Db } from 'mongodb';
import type { Folded } from '../interactions';

/** How often a content was looked at. Nothing in it tells by whom. */
export interface ViewsDoc extends Folded {
  views: number;
}

export const VIEWS = 'content-stats';

export const viewsOf =
  (db: Db) =>
  async (ids: readonly string[]): Promise<Map<string, number>> => {
    const found = await db
      .collection<ViewsDoc>(VIEWS)
      .find({ _id: { $in: [...ids] } })
      .project<{ _id: string; views: number }>({ views: 1 })
      .toArray();
    return new Map(found.map(({ _id, views }) => [_id, views]));
  };

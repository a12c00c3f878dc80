import { RecentCounts } from '../../platform/recent-counts';
import type { ContentMarks } from './marks.model';

export interface Count {
  views: number;
  likes: number;
  favourites: number;
}

export type Counts = RecentCounts<Count>;

/** How often contents were looked at, and how many people like and keep them. */
export const countsOf = (
  marks: Pick<ContentMarks, 'counts'>,
  views: (ids: readonly string[]) => Promise<Map<string, number>>,
): Counts =>
  new RecentCounts(async (ids) => {
    const [marked, viewed] = await Promise.all([marks.counts(ids), views(ids)]);
    return new Map(
      ids.map((id) => {
        const { liked = 0, favourited = 0 } = marked.get(id) ?? {};
        return [id, { views: viewed.get(id) ?? 0, likes: liked, favourites: favourited }];
      }),
    );
  });

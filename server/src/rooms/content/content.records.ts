import type { PersonalRecords } from '../../platform/room';
import type { Marks } from './marks.model';

const MOST = 5_000;

/** What a person left on contents. */
export const recordsOf = (marks: Marks): PersonalRecords => ({
  name: 'content',
  export: async (personIds) =>
    (await marks.latest(personIds, MOST)).map(({ contentId, liked, favourited, progress, updatedAt }) => ({
      kind: 'mark',
      contentId,
      liked,
      favourited,
      progress,
      at: updatedAt.toISOString(),
    })),
  erase: marks.erase,
});

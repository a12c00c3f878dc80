import type { PersonalRecords } from '../../platform/room';
import type { ContentMarks } from './marks.model';

const MOST = 5_000;

/** What a person left on contents. */
export const recordsOf = (marks: ContentMarks): PersonalRecords => ({
  name: 'content',
  export: async (personIds) =>
    (await marks.latest(personIds, MOST)).map(({ subjectId, flags, again, progress = 0, updatedAt }) => ({
      kind: 'mark',
      contentId: subjectId,
      liked: (flags.liked ?? again?.liked) !== undefined,
      favourited: (flags.favourited ?? again?.favourited) !== undefined,
      progress,
      at: updatedAt.toISOString(),
    })),
  erase: marks.erase,
});

import type { PersonalRecords } from '../../platform/room';
import type { ContentMarks } from './marks.model';

/** What a person left on contents. */
export const recordsOf = (marks: ContentMarks): PersonalRecords => ({
  name: 'content',
  async *export(personIds) {
    for await (const { subjectId, flags, again, progress = 0, updatedAt } of marks.all(personIds))
      yield {
        kind: 'mark',
        contentId: subjectId,
        liked: (flags.liked ?? again?.liked) !== undefined,
        favourited: (flags.favourited ?? again?.favourited) !== undefined,
        progress,
        at: updatedAt.toISOString(),
      };
  },
  erase: marks.erase,
});

import type { PersonalRecords } from '../../platform/room';
import { mediaUrl } from './commands/upload-picture';
import type { Parts } from './parts';

const MOST = 5_000;

/** Marks and pictures of a person. */
export const recordsOf = (parts: Pick<Parts, 'marks' | 'media'>): PersonalRecords => ({
  name: 'content',
  async export(personIds) {
    const [marks, pictures] = await Promise.all([
      parts.marks.latest(personIds, MOST),
      parts.media.of(personIds, MOST),
    ]);
    return [
      ...marks.map(({ contentId, liked, favourited, progress, updatedAt }) => ({
        kind: 'mark',
        contentId,
        liked,
        favourited,
        progress,
        at: updatedAt.toISOString(),
      })),
      ...pictures.map(({ _id, type, width, height, createdAt }) => ({
        kind: 'picture',
        url: mediaUrl(_id),
        type,
        width,
        height,
        at: createdAt.toISOString(),
      })),
    ];
  },
  async erase(personIds) {
    await Promise.all([parts.marks.erase(personIds), parts.media.erase(personIds)]);
  },
});

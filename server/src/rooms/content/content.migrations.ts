import type { Db, Document } from 'mongodb';
import { type Migration, renaming } from '../../platform/mongo/prepare';
import { readerFromTheStart } from '../interactions';
import { VIEWS_READER } from './content.reader';

const CONTENTS = 'content.contents';
const MARKS = 'content.marks';

export const migrations: Migration[] = [
  renaming('2026-11-26.content.call collections after the room', {
    contents: CONTENTS,
    marks: MARKS,
    topics: 'content.topics',
    'content-stats': 'content.views',
  }),
  readerFromTheStart('content', VIEWS_READER, 'reads again'),
  {
    name: '2026-11-27.content.keep the key of a request as all rooms do',
    async run(db) {
      await dropIndexes(db, CONTENTS, 'request.staffId');
      await db
        .collection(CONTENTS)
        .updateMany(
          { 'request.staffId': { $exists: true } },
          { $rename: { 'request.staffId': 'request.by' } },
        );
    },
  },
  {
    name: '2026-11-27.content.keep marks as all rooms do',
    async run(db) {
      await dropIndexes(db, MARKS, 'contentId');
      await dropIndexes(db, MARKS, 'favouritedAt');
      await db.collection(MARKS).updateMany({ contentId: { $exists: true } }, [
        {
          $set: {
            subjectId: '$contentId',
            flags: {
              liked: { $cond: ['$liked', { $ifNull: ['$likedAt', '$updatedAt'] }, '$$REMOVE'] },
              favourited: {
                $cond: ['$favourited', { $ifNull: ['$favouritedAt', '$updatedAt'] }, '$$REMOVE'],
              },
            },
          },
        },
        { $unset: ['contentId', 'liked', 'likedAt', 'favourited', 'favouritedAt'] },
      ]);
    },
  },
];

/** Those that hold a key which documents will not have any more. */
async function dropIndexes(db: Db, collection: string, key: string): Promise<void> {
  if (!(await db.listCollections({ name: collection }, { nameOnly: true }).hasNext())) return;
  const indexes: Document[] = await db.collection(collection).indexes();
  for (const index of indexes)
    if (key in index['key']) await db.collection(collection).dropIndex(index['name']);
}

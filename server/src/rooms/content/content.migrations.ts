import type { Db, Document } from 'mongodb';
import { type Migration, renaming } from '../../platform/mongo/prepare';
import { termsOf } from '../../platform/search-words';
import { readerFromTheStart } from '../interactions';
import type { ContentDoc } from './content.model';
import { VIEWS_READER } from './content.reader';
import { contentMarksOf } from './marks.model';
import { blocksOfMarkdown, textOfBlocks } from './rules/blocks-of-markdown';

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
  {
    // Whoever is merged from now on is united then. Comes after the step that gives marks the form of today.
    name: '2026-11-27.content.let people who were merged before count once',
    async run(db) {
      const marks = contentMarksOf(db);
      const merged = db
        .collection<Merged>('identity.people')
        .find({ 'mergedFrom.id': { $exists: true }, mergedInto: { $exists: false } })
        .project<Merged>({ mergedFrom: 1 });
      for await (const { _id, mergedFrom } of merged)
        await marks.unite([_id, ...mergedFrom.map(({ id }) => id)]);
    },
  },
  {
    name: '2026-11-27.content.find by any two characters',
    async run(db) {
      for (const key of ['words', 'titleGrams']) await dropIndexes(db, CONTENTS, key);
      const contents = db.collection<ContentDoc>(CONTENTS);
      for await (const { _id, title, summary, body } of contents.find(
        { terms: { $exists: false } },
        { projection: { title: 1, summary: 1, body: 1 } },
      )) {
        const text = textOfBlocks(blocksOfMarkdown(body));
        const terms = termsOf({ title, summary, text });
        await contents.updateOne({ _id }, { $set: { terms }, $unset: { words: '', titleGrams: '' } });
      }
    },
  },
];

/** A person as far as it says whom they were before. */
interface Merged {
  _id: string;
  mergedFrom: { id: string }[];
}

/** Those that hold a key which documents will not have any more. */
async function dropIndexes(db: Db, collection: string, key: string): Promise<void> {
  if (!(await db.listCollections({ name: collection }, { nameOnly: true }).hasNext())) return;
  const indexes: Document[] = await db.collection(collection).indexes();
  for (const index of indexes)
    if (key in index['key']) await db.collection(collection).dropIndex(index['name']);
}

import { openDatabase, type TestDatabase } from '../../../../test/support/database';
import { prepareDatabase } from '../../platform/mongo/prepare';
import { ranksOf } from '../../platform/search-words';
import { migrations } from './content.migrations';
import { contentsCollection } from './content.model';
import { contentMarksOf, marksCollection } from './marks.model';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
/** A mark as it was kept before marks were one thing in all rooms. */
const then = (personId: string, contentId: string, rest: object) => ({
  _id: `${personId}:${contentId}` as never,
  personId,
  contentId,
  liked: false,
  favourited: false,
  progress: 0,
  updatedAt: at(9),
  ...rest,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
  const { db } = database;
  await db.collection('marks').createIndexes([
    { key: { contentId: 1, liked: 1, favourited: 1 } },
    {
      key: { personId: 1, favouritedAt: -1, _id: -1 },
      partialFilterExpression: { favourited: true },
    },
    { key: { personId: 1, updatedAt: -1 } },
  ]);
  await db.collection('marks').insertMany([
    then('anna', 'tea', {
      liked: true,
      likedAt: at(2),
      favourited: true,
      favouritedAt: at(3),
      progress: 0.5,
    }),
    then('guest', 'tea', { liked: true, likedAt: at(1) }),
    then('boris', 'tea', { liked: true, likedAt: at(4) }),
    then('boris', 'milk', { progress: 1 }),
  ]);
  await db.collection('contents').createIndexes([
    {
      key: { 'request.staffId': 1, 'request.key': 1 },
      unique: true,
      partialFilterExpression: { 'request.key': { $exists: true } },
    },
  ]);
  await db
    .collection('contents')
    .createIndexes([
      { key: { words: 1, state: 1, publishedAt: -1, _id: -1 } },
      { key: { titleGrams: 1, state: 1, publishedAt: -1, _id: -1 } },
    ]);
  await db.collection('contents').insertOne({
    _id: 'tea' as never,
    kind: 'article',
    title: '茶与酸梅',
    summary: '',
    body: '茶',
    cover: null,
    topics: ['tea'],
    level: 'value',
    author: '林晓',
    minutes: 1,
    state: 'draft',
    version: 1,
    words: ['茶'],
    titleGrams: ['茶'],
    request: { staffId: 'lin', key: 'key-0001' },
    createdAt: at(1),
    updatedAt: at(1),
    publishedAt: null,
    changedAt: at(1),
  });
  const migrate = () => prepareDatabase(db, [contentsCollection, marksCollection], migrations);
  await migrate();
  // A crash before a step was noted lets it run again.
  await db.collection('migrations').deleteMany({});
  await migrate();
});
afterAll(() => database.close());

it('keeps what people left', async () => {
  const marks = contentMarksOf(database.db);
  expect(await marks.latest(['anna', 'guest', 'boris'], 9)).toEqual(
    expect.arrayContaining([
      {
        _id: 'anna:tea',
        personId: 'anna',
        subjectId: 'tea',
        flags: { liked: at(2), favourited: at(3) },
        progress: 0.5,
        updatedAt: at(9),
      },
      expect.objectContaining({ _id: 'guest:tea', flags: { liked: at(1) }, progress: 0 }),
      expect.objectContaining({ _id: 'boris:milk', flags: {}, progress: 1 }),
    ]),
  );
  expect((await marks.counts(['tea'])).get('tea')).toMatchObject({ liked: 3, favourited: 1 });
});

it('finds what was written before by any two characters of it', async () => {
  const [found] = ranksOf('酸梅');
  const contents = await database.db
    .collection(contentsCollection.name)
    .find({ terms: found!.terms })
    .toArray();
  expect(contents).toMatchObject([{ _id: 'tea', title: '茶与酸梅' }]);
  expect(contents[0]).not.toHaveProperty('words');
  expect(contents[0]).not.toHaveProperty('titleGrams');
});

it('leaves no index of what is not there any more', async () => {
  for (const { name, indexes } of [contentsCollection, marksCollection]) {
    const found = await database.db.collection(name).indexes();
    expect(found.map(({ key }) => key)).toEqual(
      expect.arrayContaining([{ _id: 1 }, ...indexes.map(({ key }) => key)]),
    );
    expect(found).toHaveLength(indexes.length + 1);
  }
});

it('knows the draft that a key has made', async () => {
  const found = await database.db.collection(contentsCollection.name).findOne();
  expect(found).toMatchObject({ request: { by: 'lin', key: 'key-0001' } });
});

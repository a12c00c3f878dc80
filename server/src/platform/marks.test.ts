import { openDatabase, type TestDatabase } from '../../../test/support/database';
import { announce } from './announcements';
import { defineMarks, type Marks, marksOf } from './marks';
import { prepareDatabase } from './mongo/prepare';

const FLAGS = ['liked', 'kept'] as const;
type Flag = (typeof FLAGS)[number];
const collection = defineMarks<Flag>('shelf', { flags: FLAGS, listed: ['kept'] });

let database: TestDatabase;
let marks: Marks<Flag>;
beforeAll(async () => {
  database = await openDatabase();
  await prepareDatabase(database.db, [collection], []);
  marks = marksOf(database.db, collection, FLAGS);
});
afterAll(() => database.close());
beforeEach(async () => void (await database.db.collection(collection.name).deleteMany({})));

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const stored = () => database.db.collection(collection.name).find().sort({ _id: 1 }).toArray();
const counts = async (subject: string) => (await marks.counts([subject])).get(subject);
const set = (who: string, flag: Flag, day: number, subject = 'tea') => marks.set(who, subject, flag, at(day));
const keptBy = async (...ids: string[]) =>
  (await marks.listed(ids, 'kept', undefined, 9)).map(({ subjectId }) => subjectId);

it('sets a flag once, however often and at once', async () => {
  const told = announce('mark:anna:tea:liked', { type: 'shelf.liked', at: at(1), personId: 'anna' });
  const news = await Promise.all([1, 2, 3].map(() => marks.set('anna', 'tea', 'liked', at(1), told)));
  expect(news.filter(Boolean)).toHaveLength(1);
  expect(await set('anna', 'liked', 2)).toBe(false);
  expect(await set('anna', 'kept', 2)).toBe(true);
  expect(await stored()).toEqual([
    {
      _id: 'anna:tea',
      personId: 'anna',
      subjectId: 'tea',
      flags: { liked: at(1), kept: at(2) },
      updatedAt: at(2),
      outbox: [told],
    },
  ]);
  expect((await marks.of(['anna'], ['tea', 'milk']))[0]).not.toHaveProperty('outbox');
});

it('counts people by flag, and takes one back', async () => {
  await set('anna', 'liked', 1);
  await set('boris', 'liked', 1);
  await set('boris', 'kept', 1);
  expect(await counts('tea')).toMatchObject({ liked: 2, kept: 1 });
  expect(await marks.clear(['boris'], 'tea', 'liked', at(2))).toBe(true);
  expect(await marks.clear(['boris'], 'tea', 'liked', at(2))).toBe(false);
  expect(await counts('tea')).toMatchObject({ liked: 1, kept: 1 });
  expect((await marks.counts(['milk'])).size).toBe(0);
});

it('lists what is set, newest first, page by page', async () => {
  for (const [day, subject] of ['a', 'b', 'c'].entries()) await set('anna', 'kept', day + 1, subject);
  await set('anna', 'liked', 9, 'd');
  const first = await marks.listed(['anna'], 'kept', undefined, 2);
  expect(first.map(({ subjectId }) => subjectId)).toEqual(['c', 'b']);
  const last = first[1]!;
  const rest = await marks.listed(['anna'], 'kept', { at: last.flags.kept!, id: last._id }, 2);
  expect(rest.map(({ subjectId }) => subjectId)).toEqual(['a']);
  expect((await marks.latest(['anna'], 2)).map(({ subjectId }) => subjectId)).toEqual(['d', 'c']);
});

describe('a person who was two', () => {
  const both = ['anna', 'guest'];
  beforeEach(async () => {
    await set('anna', 'liked', 3);
    await set('guest', 'liked', 1);
    await set('guest', 'kept', 2);
    await set('anna', 'kept', 4);
    await set('anna', 'liked', 5, 'milk');
    await set('boris', 'liked', 2);
  });

  it('counts once, since the first time, and twice again after a split', async () => {
    const before = await stored();
    expect(await counts('tea')).toMatchObject({ liked: 3, kept: 2 });
    expect(await marks.unite(both)).toEqual(['tea']);
    expect(await marks.unite(both)).toEqual([]);
    expect(await counts('tea')).toMatchObject({ liked: 2, kept: 1 });
    expect(await keptBy(...both)).toEqual(['tea']);
    expect((await marks.listed(both, 'kept', undefined, 9))[0]!.flags.kept).toEqual(at(2));
    for (const id of both) await marks.unite([id]);
    expect(await counts('tea')).toMatchObject({ liked: 3, kept: 2 });
    expect((await stored()).map(({ again: _, ...mark }) => mark)).toEqual(before);
  });

  it('takes back what was set under both', async () => {
    await marks.unite(both);
    expect(await marks.clear(both, 'tea', 'liked', at(6))).toBe(true);
    expect(await counts('tea')).toMatchObject({ liked: 1, kept: 1 });
    for (const id of both) await marks.unite([id]);
    expect(await counts('tea')).toMatchObject({ liked: 1, kept: 2 });
  });

  it('who becomes a third still counts once, and is apart again as each was', async () => {
    await marks.unite(both);
    await set('carla', 'liked', 2);
    await marks.unite([...both, 'carla']);
    expect(await counts('tea')).toMatchObject({ liked: 2, kept: 1 });
    await marks.unite(both);
    await marks.unite(['carla']);
    expect(await counts('tea')).toMatchObject({ liked: 3, kept: 1 });
  });
});

it('erases what a person left', async () => {
  await set('anna', 'liked', 1);
  await set('boris', 'liked', 1);
  await marks.erase(['anna']);
  expect((await stored()).map(({ _id }) => _id)).toEqual(['boris:tea']);
});

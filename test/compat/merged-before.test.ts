import { prepareDatabase } from '../../server/src/platform/mongo/prepare';
import { migrations } from '../../server/src/rooms/content/content.migrations';
import { contentMarksOf, marksCollection } from '../../server/src/rooms/content/marks.model';
import { openDatabase, type TestDatabase } from '../support/database';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
/** A mark as yesterday kept it. */
const mark = (personId: string, rest: object) => ({
  _id: `${personId}:tea` as never,
  personId,
  contentId: 'tea',
  liked: true,
  favourited: false,
  progress: 0,
  updatedAt: at(9),
  ...rest,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
  const { db } = database;
  await db
    .collection('content.marks')
    .insertMany([
      mark('emma', { likedAt: at(6), favourited: true, favouritedAt: at(3) }),
      mark('emma-as-visitor', { likedAt: at(5), favourited: true, favouritedAt: at(7) }),
      mark('boris', { likedAt: at(4) }),
    ]);
  await db.collection('identity.people').insertMany([
    { _id: 'emma' as never, mergedFrom: [{ id: 'emma-as-visitor', at: at(8) }] },
    { _id: 'emma-as-visitor' as never, mergedFrom: [], mergedInto: 'emma' },
    { _id: 'boris' as never, mergedFrom: [] },
  ]);
  await prepareDatabase(db, [marksCollection], migrations);
  // A crash before a step was noted lets it run again.
  await db.collection('migrations').deleteMany({});
  await prepareDatabase(db, [marksCollection], migrations);
});
afterAll(() => database.close());

it('people who were merged under yesterday’s version count once, from when they did so first', async () => {
  const marks = contentMarksOf(database.db);
  expect((await marks.counts(['tea'])).get('tea')).toMatchObject({ liked: 2, favourited: 1 });
  const hers = await marks.latest(['emma', 'emma-as-visitor'], 9);
  const flagsOf = (id: string) => hers.find(({ personId }) => personId === id);
  expect(flagsOf('emma-as-visitor')).toMatchObject({ flags: { liked: at(5) }, again: { favourited: at(7) } });
  expect(flagsOf('emma')).toMatchObject({ flags: { favourited: at(3) }, again: { liked: at(6) } });
});

import { type Collection, defineCollection } from '../../server/src/platform/mongo/collection';
import {
  type AboutPeople,
  ASKED_EACH_TIME,
  type Platform,
  READ_UNDER_EVERY_ID,
  type Room,
} from '../../server/src/platform/room';
import { beginStreet } from '../../server/src/rooms';
import type { Interactions } from '../../server/src/rooms/interactions';
import { interactionsCases } from '../api/cases/interactions';
import { startWorld } from '../api/world';
import { eraseEverybody } from './erase-everybody';

interface Visit {
  _id: string;
  text: string;
}
const visits: Collection<Visit> = defineCollection<Visit>('toy.visits', {
  _id: { type: String, required: true },
  text: { type: String, required: true },
});

/** A room that notes down who was here, and says of it what `peopleOf` makes of its notes. */
const createToy =
  (peopleOf: (erase: (ids: readonly string[]) => Promise<void>) => AboutPeople | null) =>
  ({ db }: Platform, { interactions }: { interactions: Interactions }): Room => {
    const notes = db.collection<Visit>(visits.name);
    interactions.stream.follow({
      name: 'toy',
      version: 1,
      anew: { way: 'never' },
      keep: ({ personId, position }) => ({ position, _id: String(position), text: `${personId} was here` }),
      async apply(facts) {
        for (const { _id, text } of facts) await notes.replaceOne({ _id }, { text }, { upsert: true });
      },
    });
    return {
      name: 'toy',
      collections: [visits],
      open() {},
      people: peopleOf(async (ids) => {
        await notes.deleteMany({ text: { $in: ids.map((id) => `${id} was here`) } });
      }),
    };
  };

/** What is left of people who used the stream in a house in which the toy room stands, too. */
async function leftIn(people: Parameters<typeof createToy>[0]) {
  const world = await startWorld({
    street: (...given) =>
      beginStreet(...given)
        .and('toy', createToy(people))
        .end(),
  });
  try {
    return await eraseEverybody(world, interactionsCases);
  } finally {
    await world.stop();
  }
}
const inToy = (holders: readonly string[]) => holders.filter((one) => one.startsWith(visits.name));

it('finds out a room that keeps something of people and says that it keeps nothing', async () => {
  const { held, left } = await leftIn(() => null);
  expect(inToy(held)).not.toEqual([]);
  expect(left).toEqual(inToy(held));
});

it('finds out a room that registers records and does not erase them', async () => {
  const { held, left } = await leftIn(() => about(async () => {}));
  expect(left).toEqual(inToy(held));
});

it('has nothing to say of a room that erases what it keeps', async () => {
  const { held, left } = await leftIn(about);
  expect(inToy(held)).not.toEqual([]);
  expect(left).toEqual([]);
});

const about = (erase: (ids: readonly string[]) => Promise<void>): AboutPeople => ({
  records: { name: 'visits', async *export() {}, erase },
  merged: READ_UNDER_EVERY_ID,
  split: READ_UNDER_EVERY_ID,
  consentChanged: ASKED_EACH_TIME,
});

import { setTimeout as sleep } from 'node:timers/promises';
import { type AboutPeople, ASKED_EACH_TIME, READ_UNDER_EVERY_ID, type Room } from '../../platform/room';
import { recordsOfOthers, settleRooms, tellRooms } from './other-rooms';

let heard: string[];
let ill: string | undefined;
beforeEach(() => {
  heard = [];
  ill = undefined;
});

/** Rooms that take the longer the further left they stand. */
const room = (name: string, patience: number, about: Partial<AboutPeople> = {}): Room => ({
  name,
  collections: [],
  open() {},
  people: {
    records: { name: `${name} notes`, async *export() {}, erase: async () => {} },
    merged: ({ from, into }) => hear(`${name}: ${from} became ${into}`, patience),
    split: READ_UNDER_EVERY_ID,
    consentChanged: ASKED_EACH_TIME,
    ...about,
  },
  settle: () => hear(`${name} settled`, patience),
});
async function hear(what: string, patience: number): Promise<void> {
  await sleep(patience);
  if (ill !== undefined && what.startsWith(ill)) throw new Error(`${ill} is ill`);
  heard.push(what);
}
const house = {
  rooms: [
    room('identity', 20, { merged: READ_UNDER_EVERY_ID }),
    { ...room('consent', 15), people: null },
    room('tea', 10),
    room('milk', 5, { merged: READ_UNDER_EVERY_ID }),
    room('sugar', 0),
  ],
};
const change = { from: 'a', into: 'b' };

it('tells of a change in the order of the street, one room after the other', async () => {
  await tellRooms(house, change, ({ merged }) => merged);
  expect(heard).toEqual(['tea: a became b', 'sugar: a became b']);
});

it('passes over who has nothing to do', async () => {
  await tellRooms(house, change, ({ split }) => split);
  expect(heard).toEqual([]);
});

it('stops at a room that fails, and begins again from the left', async () => {
  ill = 'sugar';
  await expect(tellRooms(house, change, ({ merged }) => merged)).rejects.toThrow('sugar is ill');
  ill = undefined;
  await tellRooms(house, change, ({ merged }) => merged);
  expect(heard).toEqual(['tea: a became b', 'tea: a became b', 'sugar: a became b']);
});

it('finds what all others keep, and settles everybody', async () => {
  expect(recordsOfOthers(house).map(({ name }) => name)).toEqual(['tea notes', 'milk notes', 'sugar notes']);
  await settleRooms(house);
  expect(heard).toEqual(['identity', 'consent', 'tea', 'milk', 'sugar'].map((name) => `${name} settled`));
});

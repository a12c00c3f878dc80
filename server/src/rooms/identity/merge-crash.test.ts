import type { Session } from '@wanglai/contract';
import { mergePeople, resumeMerge } from './commands/merge-people';
import { resumeSplit } from './commands/split-person';
import { createParts, type Parts } from './parts';
import { openRooms, type Rooms } from './test/room-under-test';

let rooms: Rooms;
let parts: Parts;
let count = 0;
beforeAll(async () => {
  rooms = await openRooms();
});
beforeEach(() => {
  parts = createParts(rooms.platform);
});
afterAll(() => rooms.close());

const visitor = async () => {
  const body = { deviceId: `crash-device-${count++}` };
  return (await rooms.call<Session>('POST /auth/visitor', { body })).body.person!.id;
};
const grant = (id: string, granted: boolean) =>
  rooms.identity.people.setGrant(id, 'service', { granted, at: new Date(), via: 'app' });

/** Parts whose writes of merges end with the `nth`: it is done, and the process dies before anything else. */
function dyingAfter(nth: number): Parts {
  let writes = 0;
  const merges = Object.fromEntries(
    Object.entries(parts.merges).map(([name, write]) => [
      name,
      async (...given: unknown[]) => {
        if (writes === nth) throw new Error('dead');
        const done = await (write as (...given: unknown[]) => unknown)(...given);
        if (++writes === nth) throw new Error('dead');
        return done;
      },
    ]),
  ) as unknown as Parts['merges'];
  return { ...parts, merges };
}

describe.each([1, 2, 3, 4])('a process that dies after write %i', (nth) => {
  it('of a merge leaves one that can be finished', async () => {
    const [from, into] = [await visitor(), await visitor()];
    await grant(into, true);
    await grant(from, false);
    await mergePeople(dyingAfter(nth), from, into).catch(() => {});
    await resumeMerge(parts, from);
    const [one, gone] = [(await parts.people.stored(into))!, (await parts.people.stored(from))!];
    expect(one.mergedFrom.map(({ id }) => id)).toEqual([from]);
    expect(one.identities).toHaveLength(2);
    expect(one.grants.service).toBe(false);
    expect(one.grantHistory.filter(({ via }) => via === 'merge')).toHaveLength(1);
    expect(gone).toMatchObject({ mergedInto: into });
    expect(gone.pending).toBeUndefined();
  });

  it('of a split leaves one that can be finished', async () => {
    const [from, into] = [await visitor(), await visitor()];
    await mergePeople(parts, from, into);
    await parts.merges.claimSplit(from, into, new Date());
    await resumeSplit(dyingAfter(nth), from).catch(() => {});
    await resumeSplit(parts, from);
    const [one, other] = [(await parts.people.stored(into))!, (await parts.people.stored(from))!];
    for (const person of [one, other]) {
      expect(person.mergedFrom).toEqual([]);
      expect(person.identities.map(({ key }) => key)).toEqual(person.keys);
      expect(person.mergedInto).toBeUndefined();
      expect(person.pending).toBeUndefined();
    }
  });
});

it('a grant withdrawn while the merge runs is withdrawn from who they become', async () => {
  const [from, into] = [await visitor(), await visitor()];
  await grant(from, true);
  await grant(into, true);
  let once = true;
  const { absorb } = parts.merges;
  parts.merges.absorb = async (...given) => {
    const done = await absorb(...given);
    if (once) await grant(from, false);
    once = false;
    return done;
  };
  await mergePeople(parts, from, into);
  expect((await rooms.identity.people.get(from))!.grants.service).toBe(false);
  expect((await parts.people.stored(into))!.mergedFrom).toHaveLength(1);
});

it('a first refusal while the merge runs counts for who they become', async () => {
  const [from, into] = [await visitor(), await visitor()];
  await grant(into, true);
  let once = true;
  const { absorb } = parts.merges;
  parts.merges.absorb = async (...given) => {
    const done = await absorb(...given);
    if (once) await grant(from, false);
    once = false;
    return done;
  };
  await mergePeople(parts, from, into);
  parts.merges.absorb = absorb;
  expect((await rooms.identity.people.get(from))!.grants.service).toBe(false);
});

it('a grant given to who is merged already goes to who they became', async () => {
  const [from, into] = [await visitor(), await visitor()];
  await mergePeople(parts, from, into);
  expect((await grant(from, true))!._id).toBe(into);
  expect((await parts.people.stored(from))!.grants.service).toBe(false);
  expect((await parts.people.stored(into))!.grants.service).toBe(true);
});

it('who is erased while they are merged is not kept by the other', async () => {
  const [from, into] = [await visitor(), await visitor()];
  const { absorb } = parts.merges;
  parts.merges.absorb = async (...given) => {
    await parts.merges.erase([from]);
    return absorb(...given);
  };
  await mergePeople(parts, from, into);
  expect(JSON.stringify(await parts.people.stored(into))).not.toContain(from);
});

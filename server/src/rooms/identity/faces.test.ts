import type { Session } from '@wanglai/contract';
import { mergePeople } from './commands/merge-people';
import { createParts } from './parts';
import { openRooms, type Rooms } from './test/room-under-test';

const NOBODY = '0'.repeat(24);
let rooms: Rooms;
let guest: Session;
let member: Session;
let agent: Session;
/** The guest became the member. */
let into: string;
let from: string;

beforeAll(async () => {
  rooms = await openRooms();
  const signIn = async (route: string, body: object) =>
    (await rooms.call<Session>(`POST /auth/${route}`, { body })).body;
  guest = await signIn('visitor', { deviceId: 'device-with-a-face' });
  member = await signIn('demo', { persona: 'consumer', name: '小满' });
  agent = await signIn('demo', { persona: 'agent' });
  [from, into] = [guest.person!.id, member.person!.id];
  await mergePeople(createParts(rooms.platform), from, into);
});
afterAll(() => rooms.close());

const actorOf = async ({ accessToken }: Session) => (await rooms.identity.authenticate(accessToken)).actor;

it('finds every id a person ever had by any of them, and an unknown id alone', async () => {
  const { people } = rooms.identity;
  for (const id of [from, into]) expect(await people.everyIdOf(id)).toEqual([into, from]);
  expect(await people.everyIdOf(NOBODY)).toEqual([NOBODY]);
});

it('finds every id under which an actor may have left something, and none for staff and strangers', async () => {
  const { people } = rooms.identity;
  for (const session of [guest, member])
    expect(await people.idsOfActor(await actorOf(session))).toEqual([into, from]);
  expect(await people.idsOfActor(await actorOf(agent))).toEqual([]);
  expect(await people.idsOfActor({ kind: 'nobody' })).toEqual([]);
});

describe('faces', () => {
  it('show who somebody is today, also under an id of before', async () => {
    const known = await rooms.identity.faces.of({ people: [from, into, from] });
    const face = { id: into, name: '小满', avatar: null };
    expect([known.person(from), known.person(into)]).toEqual([face, face]);
    expect([known.idsOf(from), known.idsOf(into)]).toEqual([
      [into, from],
      [into, from],
    ]);
  });

  it('show staff, whom they remember for a while', async () => {
    const { id, name } = agent.staff!;
    const shown = async () => (await rooms.identity.faces.of({ staff: [id] })).staff(id);
    expect(await shown()).toEqual({ id, name });
    const staff = rooms.db.collection<{ _id: string }>('identity.staff');
    await staff.updateOne({ _id: id }, { $set: { name: '另一个名字' } });
    expect(await shown()).toEqual({ id, name });
  });

  it('have no name where there is nobody, or where nobody was asked for', async () => {
    const known = await rooms.identity.faces.of({ people: [NOBODY], staff: [NOBODY] });
    expect(known.person(NOBODY)).toEqual({ id: NOBODY, name: '', avatar: null });
    expect(known.idsOf(NOBODY)).toEqual([NOBODY]);
    expect(known.staff(NOBODY)).toEqual({ id: NOBODY, name: '' });
    const none = await rooms.identity.faces.of({});
    expect([none.person(into).name, none.staff(agent.staff!.id).name]).toEqual(['', '']);
  });
});

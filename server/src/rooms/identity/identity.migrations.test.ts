import { prepareDatabase } from '../../platform/mongo/prepare';
import { createIdentity, type Identity } from '.';
import { openRooms, type Rooms } from './test/room-under-test';

let rooms: Rooms;
let identity: Identity;
beforeAll(async () => {
  rooms = await openRooms();
  identity = createIdentity(rooms.platform);
});
afterAll(() => rooms.close());

const FORMERLY = {
  people: 'people',
  sessions: 'sessions',
  staff: 'staff',
  attempts: 'sign_in_attempts',
  audit: 'audit',
  erasures: 'erasures',
  epochs: 'epochs',
  settings: 'settings',
};
const names = async () => (await rooms.db.listCollections().toArray()).map(({ name }) => name);
const prepare = () => prepareDatabase(rooms.db, identity.collections, identity.migrations ?? []);

/** The database as it was before collections were called after their room. */
async function yesterday(): Promise<void> {
  for (const [noun, formerly] of Object.entries(FORMERLY))
    await rooms.db.renameCollection(`identity.${noun}`, formerly);
  await rooms.db.collection('migrations').deleteMany({});
}

it('takes over what a server of before has kept, also where it was cut short', async () => {
  const body = { deviceId: 'device-of-before' };
  const before = await rooms.call<{ accessToken: string; person: { id: string } }>('POST /auth/visitor', {
    body,
  });
  const { accessToken: token, person } = before.body;
  await yesterday();
  expect((await rooms.call('GET /me', { token })).status).toBe(401);
  await rooms.db.renameCollection('sessions', 'identity.sessions');
  await prepare();
  expect((await rooms.call<{ id: string }>('GET /me', { token })).body.id).toBe(person.id);
  const again = await rooms.call<{ person: { id: string } }>('POST /auth/visitor', { body });
  expect(again.body.person.id).toBe(person.id);
  expect(await names()).toEqual(expect.arrayContaining(identity.collections.map(({ name }) => name)));
  expect((await names()).filter((name) => Object.values(FORMERLY).includes(name))).toEqual([]);
  // The secret came along: what was signed with it before holds in a process that has just started.
  expect((await createIdentity(rooms.platform).claims(token)).id).toBe(person.id);
});

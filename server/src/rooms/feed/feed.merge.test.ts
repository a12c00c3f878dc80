import { buildInteraction, record } from '../../../../test/support/events';
import {
  type MergingServer,
  startMergingServer,
  type TwoAccounts,
} from '../../../../test/support/two-accounts';
import { addTopics, publishContent } from '../content/test/build-content';

let server: MergingServer;
let two: TwoAccounts;
let id: string;
beforeAll(async () => {
  server = await startMergingServer({ upTo: 'feed' });
  await addTopics(server.app.rooms.content);
  id = (await publishContent(await server.signIn('operator'))).id;
});
afterAll(() => server?.stop());
beforeEach(async () => {
  two = await server.twoAccounts();
});

const chosenFor = async (personId: string) =>
  (await server.app.rooms.feed.chooseFor(personId, 'night-owl'))?.id ?? null;

it('never pushes who was two a card that either has opened, and each their own again when they part', async () => {
  await record(two.guest, [buildInteraction({ target: { type: 'content', id } })]);
  await server.app.rooms.interactions.settle();
  expect(await chosenFor(two.guestId)).toBeNull();
  expect(await chosenFor(two.memberId)).toBe(id);
  await two.merge();
  expect(await chosenFor(two.memberId)).toBeNull();
  await two.split();
  expect(await chosenFor(two.memberId)).toBe(id);
  expect(await chosenFor(two.guestId)).toBeNull();
});

it('goes on with the list that a guest was leafing through when they signed in', async () => {
  const operator = await server.signIn('operator');
  for (let more = 0; more < 5; more++) await publishContent(operator);
  const first = await two.guest.call('GET /feed', { query: { limit: 3 } });
  await two.merge();
  const query = { limit: 3, cursor: first.nextCursor! };
  const second = await two.member.call('GET /feed', { query });
  const shown = [...first.items, ...second.items].map(({ card }) => card.id);
  expect(new Set(shown).size).toBe(6);
});

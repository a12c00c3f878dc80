import type { Client } from '@wanglai/client';
import { record, viewsAt } from '../../../../test/support/events';
import {
  type MergingServer,
  startMergingServer,
  type TwoAccounts,
} from '../../../../test/support/two-accounts';
import { addTopics, publishContent } from '../content/test/build-content';

let server: MergingServer;
let two: TwoAccounts;
beforeAll(async () => {
  server = await startMergingServer({ upTo: 'outreach' });
  await addTopics(server.app.rooms.content);
  await publishContent(await server.signIn('operator'));
});
afterAll(() => server?.stop());
beforeEach(async () => {
  two = await server.twoAccounts();
});

const pushed = async (who: Client) =>
  (await who.call('GET /me/pushes')).items.map(({ kind, id }) => `${kind} ${id}`);

/** At night, until it has earned a tag. */
async function readAtNight(who: Client) {
  await record(who, viewsAt('Asia/Shanghai', 5, [23]));
  await server.app.rooms.interactions.settle();
}

it('shows who was two what either was pushed, and each their own again when they part', async () => {
  await readAtNight(two.guest);
  const ofGuest = await pushed(two.guest);
  expect(ofGuest).toContainEqual(expect.stringMatching(/^tag /));
  expect(await pushed(two.member)).toEqual([]);
  await two.merge();
  const ofBoth = await pushed(two.member);
  expect(ofBoth).toEqual(expect.arrayContaining(ofGuest));
  const ofMember = ofBoth.filter((push) => !ofGuest.includes(push));
  await two.split();
  expect(await pushed(two.guest)).toEqual(expect.arrayContaining(ofGuest));
  expect((await pushed(two.guest)).filter((push) => ofMember.includes(push))).toEqual([]);
  expect((await pushed(two.member)).filter((push) => ofGuest.includes(push))).toEqual([]);
});

it('pushes who was two no card once more that either was pushed within a day', async () => {
  await readAtNight(two.guest);
  const ofGuest = await pushed(two.guest);
  await two.merge();
  await readAtNight(two.member);
  const cards = (await pushed(two.member)).filter((push) => push.startsWith('card '));
  expect(cards).toEqual(ofGuest.filter((push) => push.startsWith('card ')));
});

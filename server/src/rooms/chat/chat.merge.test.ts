import type { Client } from '@wanglai/client';
import {
  type MergingServer,
  startMergingServer,
  type TwoAccounts,
} from '../../../../test/support/two-accounts';
import { begin, history, refused, send, textsOf } from './test/chat-fixture';

let server: MergingServer;
let two: TwoAccounts;
let ofGuest: string;
let ofMember: string;
beforeAll(async () => {
  server = await startMergingServer({ upTo: 'chat' });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  two = await server.twoAccounts();
  ofGuest = (await begin(two.guest)).id;
  ofMember = (await begin(two.member)).id;
  await send(two.guest, ofGuest, '还是访客时说的');
  await send(two.member, ofMember, '会员说的');
});

const mine = async (who: Client) => (await who.call('GET /conversations')).items.map(({ id }) => id).sort();
const said = async (who: Client, id: string) => textsOf((await history(who, id, { after: 0 })).items);

it('gives who was two the conversations of both, to read and to go on with', async () => {
  await expect(history(two.member, ofGuest)).rejects.toEqual(refused('conversation.not-found'));
  await two.merge();
  expect(await mine(two.member)).toEqual([ofGuest, ofMember].sort());
  await send(two.member, ofGuest, '现在一起说');
  expect(await said(two.member, ofGuest)).toEqual(['还是访客时说的', '现在一起说']);
});

it('gives each their own again when they part, with what was said in it meanwhile', async () => {
  await two.merge();
  await send(two.member, ofGuest, '现在一起说');
  await two.split();
  expect(await mine(two.member)).toEqual([ofMember]);
  expect(await mine(two.guest)).toEqual([ofGuest]);
  expect(await said(two.guest, ofGuest)).toEqual(['还是访客时说的', '现在一起说']);
  for (const [who, id] of [
    [two.member, ofGuest],
    [two.guest, ofMember],
  ] as const)
    await expect(history(who, id)).rejects.toEqual(refused('conversation.not-found'));
});

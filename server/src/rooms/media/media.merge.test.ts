import type { Client } from '@wanglai/client';
import { buildPng } from '../../../../test/support/pictures';
import {
  type MergingServer,
  startMergingServer,
  type TwoAccounts,
} from '../../../../test/support/two-accounts';

let server: MergingServer;
let two: TwoAccounts;
let ofGuest: string;
let ofMember: string;
beforeAll(async () => {
  server = await startMergingServer({ upTo: 'media' });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  two = await server.twoAccounts();
  ofGuest = await upload(two.guest, 1);
  ofMember = await upload(two.member, 2);
});

const upload = async (who: Client, colour: number) =>
  (await who.call('POST /media', { body: buildPng(4, 4, colour) })).url;
const taken = async (who: Client) =>
  ((await who.call('GET /me/export')).records['media'] as { url: string }[]).map(({ url }) => url).sort();
const isThere = async (url: string) => (await fetch(server.origin + url)).status === 200;

it('gives who was two the pictures of both, and each their own again when they part', async () => {
  await two.merge();
  expect(await taken(two.member)).toEqual([ofGuest, ofMember].sort());
  await two.split();
  expect(await taken(two.member)).toEqual([ofMember]);
  expect(await taken(two.guest)).toEqual([ofGuest]);
});

it('erases with one who was two the pictures of both, and of who has parted only their own', async () => {
  await two.merge();
  await two.split();
  await two.guest.call('DELETE /me');
  expect([await isThere(ofGuest), await isThere(ofMember)]).toEqual([false, true]);

  const other = await server.twoAccounts();
  const pictures = [await upload(other.guest, 3), await upload(other.member, 4)];
  await other.merge();
  await other.member.call('DELETE /me');
  expect(await Promise.all(pictures.map(isThere))).toEqual([false, false]);
});

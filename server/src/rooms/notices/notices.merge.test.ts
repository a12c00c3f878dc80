import type { Client } from '@wanglai/client';
import {
  type MergingServer,
  startMergingServer,
  type TwoAccounts,
} from '../../../../test/support/two-accounts';

let server: MergingServer;
let two: TwoAccounts;
beforeAll(async () => {
  server = await startMergingServer({ upTo: 'notices' });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  two = await server.twoAccounts();
});

const list = (who: Client) => who.call('GET /notices');
const countOf = async (who: Client) => (await list(who)).items.length;
const tell = (personId: string, cause: string) =>
  server.app.rooms.notices.tell({ cause: `${cause}:${personId}`, personId, kind: 'identity.merged' });

it('tells who became one with another account of it, once', async () => {
  await two.merge();
  const change = { from: two.guestId, into: two.memberId };
  const { merged } = server.app.rooms.notices.people!;
  if (typeof merged === 'function') await merged(change);
  expect(await list(two.member)).toMatchObject({ items: [{ kind: 'identity.merged' }], unread: 1 });
});

it('shows and marks as read what either was told, and gives each their own again when they part', async () => {
  await tell(two.guestId, 'first');
  await tell(two.memberId, 'second');
  expect(await countOf(two.member)).toBe(1);
  await two.merge();

  const { items, unread } = await list(two.member);
  expect({ count: items.length, unread }).toEqual({ count: 3, unread: 3 });
  const upTo = items[0]!.id;
  expect(await two.member.call('PUT /notices/read', { body: { upTo } })).toEqual({ unread: 0 });

  await two.split();
  expect(await countOf(two.member)).toBe(2);
  expect(await list(two.guest)).toMatchObject({ items: [{ kind: 'identity.merged' }], unread: 0 });
});

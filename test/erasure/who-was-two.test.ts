import { addTopics, publishContent } from '../../server/src/rooms/content/test/build-content';
import { record, viewsAt } from '../support/events';
import { tokenOf } from '../support/people';
import { type MergingServer, startMergingServer, type TwoAccounts } from '../support/two-accounts';
import { holdersOf } from './traces';

/** What no walk of a single room shows: two accounts, each with a sign-in of its own, and what follows from what was done. */
describe('a visitor who earned a tag and was pushed a card, and turned out to be a member', () => {
  let server: MergingServer;
  let two: TwoAccounts;
  let refreshToken: string;
  const held = () => holdersOf(server.db, [two.memberId, two.guestId, two.account, two.deviceId]);
  const collections = async () => [...new Set((await held()).map((holder) => holder.split(':')[0]))];

  beforeAll(async () => {
    server = await startMergingServer();
    await addTopics(server.app.rooms.content);
    const operator = await server.signIn('operator');
    await publishContent(operator);
    await publishContent(operator);
    two = await server.twoAccounts();
    await record(two.guest, viewsAt('Asia/Shanghai', 5, [0, 23]));
    await server.app.rooms.interactions.settle();
    await two.merge();
    refreshToken = two.guest.session.current!.refreshToken;
  });
  afterAll(() => server?.stop());

  it('takes along what is kept under either id', async () => {
    expect(await held()).toContain(`identity.people: ${two.account}`);
    const { person, records } = await two.member.call('GET /me/export');
    expect(person.channels.sort()).toEqual(['visitor', 'wechat']);
    const pushes = records['pushes'] as { personId: string; kind: string }[];
    expect(
      pushes
        .filter(({ personId }) => personId === two.guestId)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['card', 'tag']);
    expect(await collections()).toEqual(
      expect.arrayContaining([
        'identity.people',
        'identity.sessions',
        'interactions.buckets',
        'outreach.pushes',
      ]),
    );
  });

  it('is gone under both, with both sign-ins and every session, once they are erased', async () => {
    const token = tokenOf(two.guest);
    await two.member.call('DELETE /me');
    expect(await held()).toEqual([]);
    const me = await fetch(`${server.origin}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(me.status).toBe(401);
    const renewed = server.stranger().call('POST /auth/refresh', { body: { refreshToken } });
    await expect(renewed).rejects.toMatchObject({ status: 401 });
  });
});

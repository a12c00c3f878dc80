import type { Client } from '@wanglai/client';
import { PURPOSES, type Session } from '@wanglai/contract';
import { personIdOf } from './people';
import { startPlatforms } from './platforms';
import { type ServerOptions, startServer, type TestServer } from './start-server';

/** Two accounts of one person, who is known to WeChat by one and to this device by the other. Both have granted everything. */
export interface TwoAccounts {
  /** Who stays when they become one. */
  member: Client;
  guest: Client;
  memberId: string;
  guestId: string;
  /** What WeChat knows the member by. */
  account: string;
  /** What the guest's device is told apart by. */
  deviceId: string;
  /** The guest signs in with WeChat: from now on both clients speak for the member. */
  merge(): Promise<void>;
  /** An admin parts them: each client speaks for its own again. */
  split(): Promise<void>;
}

export interface MergingServer extends TestServer {
  twoAccounts(): Promise<TwoAccounts>;
}

/** A server that knows WeChat, for tests of what becomes of things when two people become one, and two again. */
export async function startMergingServer(options: ServerOptions = {}): Promise<MergingServer> {
  const platforms = await startPlatforms();
  const server = await startServer({ ...options, env: { ...platforms.env, ...options.env } });
  let accounts = 0;
  let codes = 0;

  const signIn = async (client: Client, key: 'POST /auth/visitor' | 'POST /auth/wechat', body: never) =>
    client.session.signIn((await client.call(key, { body })) as Session);

  return {
    ...server,
    async twoAccounts() {
      const nth = ++accounts;
      const [account, deviceId] = [`account-at-wechat-${nth}`, `merging-device-${nth}`];
      const [member, guest] = [server.stranger(), server.stranger()];
      const byWechat = (client: Client) =>
        signIn(client, 'POST /auth/wechat', { code: `${account}~${++codes}` } as never);
      const byDevice = (client: Client) => signIn(client, 'POST /auth/visitor', { deviceId } as never);
      await byWechat(member);
      await byDevice(guest);
      for (const client of [member, guest])
        for (const purpose of PURPOSES)
          await client.call('PUT /me/consents/:purpose', { params: { purpose }, body: { granted: true } });
      const [memberId, guestId] = [personIdOf(member), personIdOf(guest)];
      return {
        member,
        guest,
        memberId,
        guestId,
        account,
        deviceId,
        merge: () => byWechat(guest),
        async split() {
          const admin = await server.signIn('admin');
          const body = { sourceId: guestId };
          await admin.call('POST /people/:id/split', { params: { id: memberId }, body });
          guest.session.signOut();
          await byDevice(guest);
        },
      };
    },
    async stop() {
      await server.stop();
      await platforms.stop();
    },
  };
}

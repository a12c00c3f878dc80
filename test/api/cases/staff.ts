import type { Client } from '@wanglai/client';
import { type Case, type CasesOf, NOBODY } from '../case';
import { type ApiWorld, staffIdOf, unique } from '../world';

const PASSWORD = 'a-long-enough-password';

/** Somebody who was invited and has not come yet. */
async function invited(world: ApiWorld) {
  const admin = await world.staff('admin');
  const username = unique('staff');
  const { account, link } = await admin.call('POST /staff/accounts', {
    body: { username, name: '阿澈', role: 'operator' },
  });
  return { id: account.id, username, token: link.url.split('#')[1]! };
}

/** Somebody who was invited, and has come. */
async function member(world: ApiWorld): Promise<Client> {
  const { username, token } = await invited(world);
  const client = world.server.stranger();
  await client.call('POST /staff/links/use', { body: { token, password: PASSWORD } });
  client.session.signIn(await client.call('POST /auth/staff', { body: { username, password: PASSWORD } }));
  return client;
}

/** A new member who has begun a second factor, with a code that counts for it. */
async function begun(world: ApiWorld) {
  const as = await member(world);
  const { recoveryCodes } = await as.call('POST /staff/me/second-factor');
  return { as, codes: recoveryCodes };
}

/** What an admin does to an account, which is that of somebody invited where nothing is said. */
const administered = (
  more: Partial<Case> & { body?: object; to?: (world: ApiWorld) => Promise<string> } = {},
): Case => {
  const { body, to = async (world) => (await invited(world)).id, ...rest } = more;
  return {
    proper: async (world) => ({
      as: await world.staff('admin'),
      params: { id: await to(world) },
      ...(body && { body }),
    }),
    refused: 'operator',
    foreign: async (world) => [
      {
        what: 'nobody',
        call: { as: await world.staff('admin'), params: { id: NOBODY }, ...(body && { body }) },
        code: 'staff.not-found',
      },
    ],
    ...rest,
  };
};

const another = { body: (first: unknown, second: unknown) => expect(second).not.toEqual(first) };
const spent = { token: 'A'.repeat(43) };

export const staffCases: CasesOf<'staff'> = {
  'GET /staff/accounts': {
    refused: 'operator',
    proper: async (world) => ({ as: await world.staff('admin'), query: { q: '沈', limit: '5' } }),
  },
  'POST /staff/accounts': {
    refused: 'operator',
    async proper(world) {
      const body = { username: unique('staff'), name: '阿澈', role: 'sales' };
      return { as: await world.staff('admin'), body };
    },
    again: { ...another, grows: ['identity.audit'] },
  },
  'PATCH /staff/accounts/:id': administered({ body: { name: '阿澄', role: 'moderator', disabled: true } }),
  'POST /staff/accounts/:id/link': administered({ again: { ...another, grows: ['identity.audit'] } }),
  'POST /staff/accounts/:id/sign-out': administered({ to: async (world) => staffIdOf(await member(world)) }),
  'DELETE /staff/accounts/:id/second-factor': administered({
    to: async (world) => staffIdOf((await begun(world)).as),
  }),
  'POST /staff/links/look': {
    proper: async (world) => ({ as: null, body: { token: (await invited(world)).token } }),
    foreign: async () => [{ what: 'none', call: { as: null, body: spent }, code: 'staff.link-spent' }],
  },
  'POST /staff/links/use': {
    proper: async (world) => ({
      as: null,
      body: { token: (await invited(world)).token, password: PASSWORD },
    }),
    again: { code: 'staff.link-spent' },
    foreign: async () => [
      { what: 'none', call: { as: null, body: { ...spent, password: PASSWORD } }, code: 'staff.link-spent' },
    ],
  },
  'GET /staff/me': { proper: async (world) => ({ as: await world.staff('agent') }) },
  'PUT /staff/me/password': {
    proper: async (world) => ({
      as: await member(world),
      body: { present: PASSWORD, next: 'another-long-password' },
    }),
    again: { code: 'auth.invalid-token' },
  },
  'POST /staff/me/second-factor': {
    proper: async (world) => ({ as: await member(world) }),
    again: another,
  },
  'PUT /staff/me/second-factor': {
    async proper(world) {
      const { as, codes } = await begun(world);
      return { as, body: { code: codes[0] } };
    },
    again: { code: 'staff.factor-on' },
  },
  'POST /staff/me/second-factor/off': {
    async proper(world) {
      const { as, codes } = await begun(world);
      await as.call('PUT /staff/me/second-factor', { body: { code: codes[0]! } });
      return { as, body: { code: codes[1] } };
    },
    again: { code: 'staff.factor-off' },
  },
  'GET /audit': {
    refused: 'operator',
    async proper(world) {
      await invited(world);
      return { as: await world.staff('admin'), query: { action: 'staff.invite-member', limit: '5' } };
    },
  },
};

import type { Client } from '@wanglai/client';
import type { NewFactor, Session } from '@wanglai/contract';
import { Secret, TOTP } from 'otpauth';
import { liveOf } from '../../../../test/support/live-of';
import { startServer, type TestServer } from '../../../../test/support/start-server';

const PASSWORD = 'eine-lange-Losung-1';
const NEXT = 'eine-laengere-Losung-2';

let server: TestServer;
let admin: Client;
let ahead = 0;
const later = (ms: number) => {
  ahead += ms;
};

beforeAll(async () => {
  server = await startServer({ upTo: 'interactions', now: () => new Date(Date.now() + ahead) });
  admin = await server.signIn('admin');
});
afterAll(() => server?.stop());

const tokenIn = (url: string) => url.split('#')[1]!;
const codeOf = ({ secret }: NewFactor) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead });

async function invited(username: string, role: 'operator' | 'agent' | 'admin' = 'operator') {
  const body = { username, name: '阿澈', role };
  return admin.call('POST /staff/accounts', { body });
}
async function signedIn(username: string, password: string, code?: string): Promise<Client> {
  const client = server.stranger();
  const body = { username, password, ...(code && { code }) };
  client.session.signIn((await client.call('POST /auth/staff', { body })) as Session);
  return client;
}
/** Somebody who was invited and came. */
async function member(username: string, role: 'operator' | 'agent' | 'admin' = 'operator') {
  const { account, link } = await invited(username, role);
  const body = { token: tokenIn(link.url), password: PASSWORD };
  await server.stranger().call('POST /staff/links/use', { body });
  return { id: account.id, client: await signedIn(username, PASSWORD) };
}

describe('somebody who is invited', () => {
  it('sees whom the link is for, sets a password by it once, and comes in', async () => {
    const { account, link } = await invited('a.che');
    expect(account).toMatchObject({ state: 'invited', role: 'operator', signedInAt: null });
    const token = tokenIn(link.url);
    const guest = server.stranger();
    expect(await guest.call('POST /staff/links/look', { body: { token } })).toMatchObject({
      name: '阿澈',
      username: 'a.che',
    });
    await guest.call('POST /staff/links/use', { body: { token, password: PASSWORD } });
    await expect(
      guest.call('POST /staff/links/use', { body: { token, password: NEXT } }),
    ).rejects.toMatchObject({ code: 'staff.link-spent' });
    const client = await signedIn('a.che', PASSWORD);
    expect(await client.call('GET /staff/me')).toMatchObject({ state: 'active', username: 'a.che' });
  });

  it('has one link at a time, and it runs out after three days', async () => {
    const first = await invited('b.che');
    const second = await invited('b.che');
    expect(second.account.id).toBe(first.account.id);
    const look = (url: string) =>
      server.stranger().call('POST /staff/links/look', { body: { token: tokenIn(url) } });
    await expect(look(first.link.url)).rejects.toMatchObject({ code: 'staff.link-spent' });
    await look(second.link.url);
    later(3 * 86_400_000 + 1);
    await expect(look(second.link.url)).rejects.toMatchObject({ code: 'staff.link-spent' });
    admin = await server.signIn('admin');
  });

  it('whose user name is borne by another who has come is not invited', async () => {
    await member('c.che');
    await expect(invited('c.che')).rejects.toMatchObject({ code: 'staff.name-taken' });
  });
});

describe('an account', () => {
  it('that is disabled is out at once: tokens, refreshing, sockets, password', async () => {
    const { id, client } = await member('d.one');
    const live = await liveOf(client);
    const cut = new Promise<void>((resolve) => live.onState((state) => state !== 'online' && resolve()));
    const params = { id };
    expect(await admin.call('PATCH /staff/accounts/:id', { params, body: { disabled: true } })).toMatchObject(
      { state: 'disabled' },
    );
    await cut;
    live.stop();
    const { accessToken, refreshToken } = client.session.current!;
    const withToken = await fetch(`${server.origin}/api/v1/staff/me`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(withToken.status).toBe(401);
    await expect(
      server.stranger().call('POST /auth/refresh', { body: { refreshToken } }),
    ).rejects.toMatchObject({ code: 'auth.invalid-token' });
    await expect(signedIn('d.one', PASSWORD)).rejects.toMatchObject({ code: 'identity.wrong-credentials' });
    await admin.call('PATCH /staff/accounts/:id', { params, body: { disabled: false } });
    await signedIn('d.one', PASSWORD);
  });

  it('has the abilities of its new role with the next request', async () => {
    const { id, client } = await member('d.two', 'agent');
    await expect(client.call('GET /audit')).rejects.toMatchObject({ code: 'auth.forbidden' });
    await admin.call('PATCH /staff/accounts/:id', { params: { id }, body: { role: 'admin' } });
    expect((await client.call('GET /audit', { query: { limit: 1 } })).items).toHaveLength(1);
  });

  it('that is the last that could administer stays able to', async () => {
    const house = await startServer({ upTo: 'interactions' });
    try {
      const only = await house.signIn('admin');
      const { id } = await only.call('GET /staff/me');
      for (const body of [{ disabled: true }, { role: 'agent' as const }])
        await expect(only.call('PATCH /staff/accounts/:id', { params: { id }, body })).rejects.toMatchObject({
          code: 'staff.last-admin',
        });
      expect(await only.call('GET /staff/me')).toMatchObject({ role: 'admin', state: 'active' });
    } finally {
      await house.stop();
    }
  });

  it('whose password was forgotten gets a link; the sessions of before end when it is used', async () => {
    const { id, client } = await member('d.three');
    const { url } = await admin.call('POST /staff/accounts/:id/link', { params: { id } });
    await client.call('GET /staff/me');
    const body = { token: tokenIn(url), password: NEXT };
    await server.stranger().call('POST /staff/links/use', { body });
    await expect(client.call('GET /staff/me')).rejects.toMatchObject({ code: 'auth.invalid-token' });
    await signedIn('d.three', NEXT);
  });

  it('whose own password is changed asks for the present one, and ends its sessions', async () => {
    const { client } = await member('d.four');
    await expect(
      client.call('PUT /staff/me/password', { body: { present: NEXT, next: NEXT } }),
    ).rejects.toMatchObject({ code: 'staff.wrong-password' });
    await client.call('PUT /staff/me/password', { body: { present: PASSWORD, next: NEXT } });
    await expect(client.call('GET /staff/me')).rejects.toMatchObject({ code: 'auth.invalid-token' });
    await signedIn('d.four', NEXT);
  });
});

describe('a second factor', () => {
  it('is asked for once a code of it was shown; each code counts once, also for two at a time', async () => {
    const { client } = await member('e.one');
    const factor = await client.call('POST /staff/me/second-factor');
    await expect(
      client.call('PUT /staff/me/second-factor', { body: { code: '000000' } }),
    ).rejects.toMatchObject({ code: 'staff.wrong-code' });
    await client.call('PUT /staff/me/second-factor', { body: { code: codeOf(factor) } });
    await expect(signedIn('e.one', PASSWORD)).rejects.toMatchObject({
      code: 'identity.second-factor-needed',
    });
    later(30_000);
    const code = codeOf(factor);
    const both = await Promise.allSettled([
      signedIn('e.one', PASSWORD, code),
      signedIn('e.one', PASSWORD, code),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await signedIn('e.one', PASSWORD, factor.recoveryCodes[0]);
    await expect(signedIn('e.one', PASSWORD, factor.recoveryCodes[0])).rejects.toMatchObject({
      code: 'identity.wrong-code',
    });
  });

  it('that is lost is taken off by an admin', async () => {
    const { id, client } = await member('e.two');
    const factor = await client.call('POST /staff/me/second-factor');
    await client.call('PUT /staff/me/second-factor', { body: { code: codeOf(factor) } });
    await admin.call('DELETE /staff/accounts/:id/second-factor', { params: { id } });
    await signedIn('e.two', PASSWORD);
  });

  it('is begun at the door where the house requires one', async () => {
    const house = await startServer({
      upTo: 'interactions',
      env: { REQUIRE_SECOND_FACTOR: '1', DEMO: '0', TOKEN_SECRET: 'x'.repeat(40), ADMIN_PASSWORD: PASSWORD },
    });
    try {
      await house.app.rooms.identity.staff.seed();
      const owner = house.stranger();
      const body = { username: 'admin', password: PASSWORD };
      await expect(owner.call('POST /auth/staff', { body })).rejects.toMatchObject({
        code: 'identity.second-factor-missing',
      });
      const { secret } = await owner.call('POST /auth/staff/second-factor', { body });
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
      owner.session.signIn((await owner.call('POST /auth/staff', { body: { ...body, code } })) as Session);
      expect(await owner.call('GET /staff/me')).toMatchObject({
        secondFactor: true,
        secondFactorRequired: true,
      });
      await expect(owner.call('POST /staff/me/second-factor/off', { body: { code } })).rejects.toMatchObject({
        code: 'staff.factor-required',
      });
    } finally {
      await house.stop();
    }
  });
});

describe('the audit', () => {
  it('tells who did what to whom, and is read by admins alone', async () => {
    const { id, client } = await member('f.one');
    await admin.call('POST /staff/accounts/:id/sign-out', { params: { id } });
    const { items } = await admin.call('GET /audit', { query: { subjectId: id, limit: 10 } });
    expect(items.map(({ action }) => action)).toEqual([
      'staff.sign-out-member',
      'staff.set-password',
      'staff.invite-member',
    ]);
    expect(items[0]).toMatchObject({ staff: { name: '沈安' }, subjects: [{ kind: 'staff', id }] });
    const filtered = await admin.call('GET /audit', {
      query: { action: 'staff.sign-out-member', from: items[0]!.at, limit: 10 },
    });
    expect(filtered.items.every(({ action }) => action === 'staff.sign-out-member')).toBe(true);
    const agent = await server.signIn('agent');
    await expect(agent.call('GET /audit')).rejects.toMatchObject({ code: 'auth.forbidden' });
    await expect(client.call('GET /staff/me')).rejects.toMatchObject({ code: 'auth.invalid-token' });
  });

  it('is read page by page to its end', async () => {
    const all = await admin.call('GET /audit', { query: { limit: 100 } });
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await admin.call('GET /audit', { query: { limit: 2, ...(cursor && { cursor }) } });
      paged.push(...page.items.map((entry) => entry.id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items.map((entry) => entry.id));
  });
});

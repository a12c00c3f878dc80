import { randomUUID } from 'node:crypto';
import type { Client, Live } from '@wanglai/client';
import { buildInteraction, record } from '../../../../test/support/events';
import { liveOf } from '../../../../test/support/live-of';
import { personIdOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { streamOf } from '../../../../test/support/stream';
import { startStandIn } from './test/platform-stand-in';

let wechat: Awaited<ReturnType<typeof startStandIn>>;
let server: TestServer;
let admin: Client;
const open: Live[] = [];
beforeAll(async () => {
  wechat = await startStandIn(({ url }) => JSON.stringify({ openid: url.searchParams.get('js_code') }));
  const env = { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's', WECHAT_API_ORIGIN: wechat.origin };
  server = await startServer({ env, upTo: 'interactions' });
  admin = await server.signIn('admin');
});
afterAll(async () => {
  for (const live of open) live.stop();
  await server.stop();
  wechat.close();
});

/** A device of its own for whoever signs in by `body`. */
async function device(route: 'POST /auth/visitor' | 'POST /auth/wechat', body: object, prover?: Client) {
  const client = server.stranger();
  const by = prover ?? client;
  client.session.signIn(await by.call(route, { body } as never));
  return client;
}
const meOf = async (client: Client) => (await client.call('GET /me')).id;
const listening = async (client: Client) => {
  const live = await liveOf(client);
  open.push(live);
  return live;
};
const onlineAgain = (live: Live) =>
  new Promise<void>((resolve) => {
    let gone = false;
    const stop = live.onState((state) => {
      gone ||= state !== 'online';
      if (!gone || state !== 'online') return;
      stop();
      resolve();
    });
  });

/** A visitor who became somebody known: devices of before, and one that came after. */
async function merged() {
  const deviceId = randomUUID();
  const code = randomUUID();
  const known = await device('POST /auth/wechat', { code });
  const before = await device('POST /auth/visitor', { deviceId });
  const id = personIdOf(before);
  await before.call('PUT /me/consents/:purpose', { params: { purpose: 'service' }, body: { granted: true } });
  await known.call('PUT /me/consents/:purpose', { params: { purpose: 'service' }, body: { granted: true } });
  const proven = await device('POST /auth/wechat', { code }, before);
  const after = await device('POST /auth/visitor', { deviceId });
  const into = personIdOf(known);
  for (const client of [known, before, proven, after]) expect(await meOf(client)).toBe(into);
  // Its tokens were made while they were one.
  await before.renew();
  expect(personIdOf(before)).toBe(into);
  return { id, into, known, before, proven, after };
}
const split = ({ id, into }: { id: string; into: string }) =>
  admin.call('POST /people/:id/split', { params: { id: into }, body: { sourceId: id } });

it('after a split each device is again whoever signed in on it, with the tokens it has and with new ones', async () => {
  const people = await merged();
  const { id, into, known, before, proven, after } = people;
  await split(people);
  for (const visitor of [before, after]) {
    expect(await meOf(visitor)).toBe(id);
    await visitor.renew();
    expect([await meOf(visitor), personIdOf(visitor)]).toEqual([id, id]);
  }
  for (const owner of [known, proven]) {
    expect(await meOf(owner)).toBe(into);
    await owner.renew();
    expect([await meOf(owner), personIdOf(owner)]).toEqual([into, into]);
  }
});

it('what a device tells goes to whoever it is of at that time', async () => {
  const people = await merged();
  const { id, into, before } = people;
  const told = async (page: string) => {
    expect(await record(before, [buildInteraction({ page })])).toMatchObject({ accepted: 1 });
    const pagesOf = async (person: string) => (await streamOf(server.db, person)).map((fact) => fact.page);
    return { visitor: (await pagesOf(id)).includes(page), account: (await pagesOf(into)).includes(page) };
  };
  // Twice, so that what is remembered of them is asked, too.
  for (const page of ['/as-one', '/as-one-still'])
    expect(await told(page)).toEqual({ visitor: false, account: true });
  await split(people);
  expect(await told('/as-two')).toEqual({ visitor: true, account: false });
});

it('a device that listens hears nothing of the other any more', async () => {
  const people = await merged();
  const { id, before, known } = people;
  const [theirs, mine] = [await listening(known), await listening(before)];
  const both = Promise.all([onlineAgain(theirs), onlineAgain(mine)]);
  await split(people);
  await both;
  const event = buildInteraction({ page: '/heard' });
  await mine.emit('interactions:record', { sentAt: new Date().toISOString(), events: [event] });
  expect((await streamOf(server.db, id)).map(({ page }) => page)).toEqual(['/heard']);
});

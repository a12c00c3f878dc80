import type { Client } from '@wanglai/client';
import type { Session } from '@wanglai/contract';
import { BSON } from 'mongodb';
import { startStandIn } from '../../server/src/rooms/identity/test/platform-stand-in';
import { buildInteraction, record, viewsAt } from '../support/events';
import { personIdOf } from '../support/people';
import { eventually, type Product, startProduct } from '../support/product';
import { clientOf } from '../support/start-server';

const ZONE = 'Asia/Shanghai';
const DEVICE = 'a-device-that-is-told-apart-0001';
const OPEN_ID = 'oWechatAccountOfThisTest';
const SAID = '我夜里总睡不着，喝什么好？';
/** The smallest PNG there is. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('somebody who has done everything there is to do', () => {
  let product: Product;
  let wechat: Awaited<ReturnType<typeof startStandIn>>;
  let person: Client;
  /** Every id that stands for the person, and everything that only they know or said. */
  let traces: string[];

  beforeAll(async () => {
    wechat = await startStandIn(() => JSON.stringify({ openid: OPEN_ID, session_key: 'k' }));
    product = await startProduct({
      env: { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 'secret', WECHAT_API_ORIGIN: wechat.origin },
    });
    const lived = await live();
    person = lived.person;
    traces = [...lived.ids, DEVICE, OPEN_ID, SAID, '林深见鹿'];
  }, 90_000);
  afterAll(async () => {
    await product?.stop();
    wechat?.close();
  });

  /** First a visitor, then known by WeChat; reads at night, marks, talks, is answered, earns a tag and a card. */
  async function live(): Promise<{ person: Client; ids: string[] }> {
    const known = await byWechat(clientOf(product.origin));
    await grantAll(known);
    await record(known, [buildInteraction()]);
    const guest = clientOf(product.origin);
    const body = { deviceId: DEVICE, zone: ZONE };
    guest.session.signIn((await guest.call('POST /auth/visitor', { body })) as Session);
    const guestId = personIdOf(guest);
    await grantAll(guest);
    await guest.call('PATCH /me', { body: { name: '林深见鹿', quietHours: { from: 3, to: 3 } } });

    const { items } = await guest.call('GET /feed', { query: { limit: 10 } });
    const [one, two] = items.map(({ card }) => ({ params: { id: card.id } }));
    if (!one || !two) throw new Error('The demo brand has too few contents.');
    await guest.call('PUT /contents/:id/like', one);
    await guest.call('PUT /contents/:id/favourite', two);
    await guest.call('PUT /contents/:id/progress', { ...one, body: { ratio: 0.6 } });
    const target = { type: 'content', id: one.params.id };
    await record(guest, [...viewsAt(ZONE, 5, [0, 23]), buildInteraction({ type: 'share', target })]);

    const talk = await guest.call('POST /conversations', { body: { kind: 'service' } });
    const params = { id: talk.id };
    const media = await guest.call('POST /media', {
      body: PICTURE,
      headers: { 'Content-Type': 'image/png' },
    });
    const say = (clientId: string, message: object) =>
      guest.call('POST /conversations/:id/messages', { params, body: { clientId, body: message } as never });
    await say('of-mine-001', { kind: 'text', text: SAID });
    await say('of-mine-002', { kind: 'image', url: media.url });
    const agent = await product.signIn('agent');
    const answer = { clientId: 'of-theirs-001', body: { kind: 'text' as const, text: '试试低因。' } };
    await agent.call('POST /conversations/:id/messages', { params, body: answer });
    await eventually(
      () => guest.call('GET /me/pushes'),
      (pushes) => new Set(pushes.items.map(({ kind }) => kind)).size === 2,
    );
    await guest.call('PATCH /me/tags/:key', { params: { key: 'night-owl' }, body: { disputed: true } });
    await byWechat(guest);
    return { person: guest, ids: [guestId, personIdOf(known), media.url.slice(-32)] };
  }

  async function byWechat(client: Client): Promise<Client> {
    const body = { code: 'one-time-code', zone: ZONE };
    client.session.signIn((await client.call('POST /auth/wechat', { body })) as Session);
    return client;
  }

  async function grantAll(client: Client): Promise<void> {
    for (const purpose of ['service', 'personalisation', 'marketing', 'sensitive', 'sharing'] as const)
      await client.call('PUT /me/consents/:purpose', { params: { purpose }, body: { granted: true } });
  }

  /** Which collections hold a trace, in any field of any document. */
  const holders = () =>
    product.look(async (db) => {
      const found = new Set<string>();
      for (const { name } of await db.listCollections().toArray())
        for await (const document of db.collection(name).find()) {
          const text = BSON.EJSON.stringify(document);
          for (const trace of traces) if (text.includes(trace)) found.add(`${name}: ${trace}`);
        }
      return [...found].sort();
    });
  const collections = (found: string[]) => [...new Set(found.map((each) => each.split(':')[0]))].sort();

  test('can take all of it along', async () => {
    const all = await person.call('GET /me/export');
    expect(all.person).toMatchObject({ channels: expect.arrayContaining(['wechat', 'visitor']) });
    expect(all.consents).toHaveLength(5);
    const kinds = Object.entries(all.records).filter(([, list]) => (list as unknown[]).length > 0);
    expect(kinds.map(([kind]) => kind)).toEqual(
      expect.arrayContaining([
        'interactions',
        'portraits',
        'content',
        'media',
        'conversations',
        'feed',
        'pushes',
        'profiles',
        'sessions',
      ]),
    );
    const text = JSON.stringify(all);
    for (const told of [
      '"view"',
      '"share"',
      'night-owl',
      SAID,
      '试试低因。',
      'image',
      'like',
      'favourite',
      'progress',
    ])
      expect(text).toContain(told);
  });

  test('can be erased, and then no document of any collection knows of them', async () => {
    const kept = [
      'chat.conversations',
      'chat.messages',
      'content.marks',
      'feed.lists',
      'identity.people',
      'interactions.buckets',
      'media.pictures',
      'portraits.conclusions',
    ];
    expect(collections(await holders())).toEqual(
      expect.arrayContaining([...kept, 'outreach.pushes', 'identity.sessions']),
    );
    const { accessToken, refreshToken } = person.session.current as Session;
    await person.call('DELETE /me');
    expect(await holders()).toEqual([]);

    const reply = await fetch(`${product.origin}/api/v1/me`, {
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    expect(reply.status).toBe(401);
    const renewed = clientOf(product.origin).call('POST /auth/refresh', { body: { refreshToken } });
    await expect(renewed).rejects.toMatchObject({ status: 401 });
  });
});

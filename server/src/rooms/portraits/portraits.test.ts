import type { Client } from '@wanglai/client';
import type { Tag } from '@wanglai/contract';
import { buildInteraction, record, viewsAt } from '../../../../test/support/events';
import { nightReader, personIdOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { portraitStore } from './portraits.store';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const settled = () => server.app.rooms.interactions.settle();
const portraitOf = (client: Client) => portraitStore(server.db, { relay: () => {} }).get(personIdOf(client));
const keysOf = (tags: Tag[]) => tags.map(({ key }) => key);
const tagsOf = async (client: Client) => {
  await settled();
  return client.call('GET /me/tags');
};
/** What staff are told of what happened: the person's timeline, and the live view. */
const toldOf = async (client: Client) => {
  const admin = await server.signIn('admin');
  const params = { id: personIdOf(client) };
  const { recent } = await admin.call('GET /insights/live');
  const timeline = await admin.call('GET /people/:id/interactions', { params, query: { limit: 100 } });
  return [...timeline.items, ...recent.filter(({ personId }) => personId === params.id)];
};
const grant = (client: Client, purpose: 'personalisation' | 'sensitive' | 'service', granted: boolean) =>
  client.call('PUT /me/consents/:purpose', { params: { purpose }, body: { granted } });

describe('night owl', () => {
  it.each(['Asia/Shanghai', 'Europe/Moscow', 'America/New_York'])(
    'is who reads at night in %s, with nights and share as proof',
    async (zone) => {
      const [tag] = await tagsOf(await nightReader(server, zone));
      expect(tag).toMatchObject({ key: 'night-owl', label: '夜猫子', sensitive: false, hidden: false });
      expect(tag!.evidence.text).toMatch(/5 个夜.*100%/);
      expect(tag!.evidence.facts).toEqual(expect.arrayContaining([expect.objectContaining({ value: 5 })]));
      expect(tag!.confidence).toBeGreaterThan(0.5);
    },
  );

  it('is nobody who reads by day where they are, whatever the hour elsewhere', async () => {
    const person = await server.signIn('consumer', undefined, 'America/New_York');
    await record(person, viewsAt('America/New_York', 6, [11, 12]));
    expect(keysOf(await tagsOf(person))).not.toContain('night-owl');
  });

  it('needs four nights', async () => {
    expect(keysOf(await tagsOf(await nightReader(server, 'Asia/Shanghai', 3)))).not.toContain('night-owl');
    expect(keysOf(await tagsOf(await nightReader(server, 'Asia/Shanghai', 4)))).toContain('night-owl');
  });

  it('fades when the days outweigh the nights', async () => {
    const person = await nightReader(server);
    expect(keysOf(await tagsOf(person))).toContain('night-owl');
    await record(person, viewsAt('Asia/Shanghai', 8, [14]));
    expect(keysOf(await tagsOf(person))).not.toContain('night-owl');
  });

  it('is told in the language of the reader', async () => {
    const person = await nightReader(server);
    const tags = await person.call('GET /me/tags', { headers: { 'Accept-Language': 'en-GB,en;q=0.9' } });
    expect(tags[0]!.label).toBe('Night owl');
  });
});

describe('the switch', () => {
  it('empties tags and portrait in the very next reply when personalisation is withdrawn, and brings them back when granted', async () => {
    const person = await nightReader(server);
    await grant(person, 'personalisation', false);
    expect(await person.call('GET /me/tags')).toEqual([]);
    await expect(person.call('GET /me/portrait')).rejects.toMatchObject({ code: 'consent.not-granted' });
    const admin = await server.signIn('admin');
    await expect(
      admin.call('GET /people/:id/portrait', { params: { id: personIdOf(person) } }),
    ).rejects.toMatchObject({ code: 'consent.not-granted' });
    const row = await portraitOf(person);
    expect(row).toMatchObject({ off: true, tags: [], tagKeys: [], state: { activities: 0 } });
    await grant(person, 'personalisation', true);
    expect(keysOf(await person.call('GET /me/tags'))).toContain('night-owl');
  });

  it('learns nothing of what is done while personalisation is off, except what the stream may keep', async () => {
    const person = await server.signIn('consumer');
    await grant(person, 'personalisation', false);
    await record(person, viewsAt('Asia/Shanghai', 5, [23]));
    await settled();
    const row = await portraitOf(person);
    expect(row?.state.activities ?? 0).toBe(0);
  });

  it('guesses at sleep trouble only with its own grant, and forgets it at once', async () => {
    const person = await server.signIn('consumer');
    const sleep = { topics: ['sleep'], level: 'value' as const };
    await server.app.rooms.content.stock.topics([
      { _id: 'sleep', label: { zh: '睡眠', en: 'Sleep' }, colour: '#223', icon: 'moon', order: 1 },
    ]);
    const operator = await server.signIn('operator');
    const content = await operator.call('POST /contents', {
      body: { kind: 'article', title: '睡不着', summary: '', body: '数羊', ...sleep },
    });
    await operator.call('POST /contents/:id/publish', { params: { id: content.id } });
    const awake = viewsAt('Asia/Shanghai', 6, [2, 3, 4]).map((event) => ({
      ...event,
      target: { type: 'content', id: content.id },
    }));
    await record(person, awake);
    expect(keysOf(await tagsOf(person))).not.toContain('sleep-trouble');
    await grant(person, 'sensitive', true);
    expect(keysOf(await person.call('GET /me/tags'))).toContain('sleep-trouble');
    await settled();
    const everywhere = async () =>
      JSON.stringify([await toldOf(person), await person.call('GET /me/pushes')]);
    expect(await everywhere()).toContain('sleep-trouble');
    await grant(person, 'sensitive', false);
    expect(keysOf(await person.call('GET /me/tags'))).not.toContain('sleep-trouble');
    expect(await everywhere()).not.toContain('sleep-trouble');
    const row = await portraitOf(person);
    expect(row?.tagKeys).not.toContain('sleep-trouble');
  });
});

describe('my word on a tag', () => {
  it('hides it from the brand, and shows it to me', async () => {
    const person = await nightReader(server);
    expect(
      await person.call('PATCH /me/tags/:key', { params: { key: 'night-owl' }, body: { hidden: true } }),
    ).toMatchObject({ hidden: true });
    const admin = await server.signIn('admin');
    const seen = await admin.call('GET /people/:id/portrait', { params: { id: personIdOf(person) } });
    expect(keysOf(seen.tags)).not.toContain('night-owl');
    expect(keysOf(await person.call('GET /me/tags'))).toContain('night-owl');
    expect(JSON.stringify(await toldOf(person))).not.toContain('night-owl');
  });

  it('stops all use of a disputed tag until I take the dispute back', async () => {
    const person = await nightReader(server);
    const change = (disputed: boolean) =>
      person.call('PATCH /me/tags/:key', { params: { key: 'night-owl' }, body: { disputed } });
    expect(await change(true)).toMatchObject({ disputed: true });
    expect(await change(true)).toMatchObject({ disputed: true });
    expect(
      (await server.app.rooms.portraits.of(personIdOf(person)))?.tags.map(({ key }) => key),
    ).not.toContain('night-owl');
    expect(await change(false)).toMatchObject({ disputed: false });
    expect((await server.app.rooms.portraits.of(personIdOf(person)))?.tags.map(({ key }) => key)).toContain(
      'night-owl',
    );
  });

  it('refuses a tag I do not bear, and words it does not know', async () => {
    const person = await nightReader(server);
    await expect(
      person.call('PATCH /me/tags/:key', { params: { key: 'helper' }, body: { hidden: true } }),
    ).rejects.toMatchObject({ code: 'tag.not-found' });
    await expect(
      person.call('PATCH /me/tags/:key', { params: { key: 'night-owl' }, body: { shown: true } as never }),
    ).rejects.toMatchObject({ status: 400 });
    await expect(
      server.stranger().call('PATCH /me/tags/:key', { params: { key: 'night-owl' }, body: { hidden: true } }),
    ).rejects.toMatchObject({ status: 401 });
  });
});

describe('a portrait', () => {
  it('equals its rebuild from the stream', async () => {
    const person = await nightReader(server);
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        record(person, [
          buildInteraction({ type: 'click', sessionId: `x${i}` }),
          buildInteraction({ type: 'leave', props: { dwellMs: 61_000 } }),
        ]),
      ),
    );
    await settled();
    const admin = await server.signIn('admin');
    const rebuild = () => admin.call('POST /people/:id/rebuild', { params: { id: personIdOf(person) } });
    // Five nights, twenty clicks and leaves, and the fact that a tag was assigned.
    expect(await rebuild()).toMatchObject({ facts: 26, equal: true });
    expect(await rebuild()).toMatchObject({ facts: 26, equal: true });
    await record(person, [buildInteraction()]);
    await settled();
    expect(await rebuild()).toMatchObject({ facts: 27, equal: true });
  });

  it('is rebuilt by admins only', async () => {
    const person = await nightReader(server);
    const agent = await server.signIn('agent');
    await expect(
      agent.call('POST /people/:id/rebuild', { params: { id: personIdOf(person) } }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('shows habits in the person’s own hours', async () => {
    const portrait = await (await nightReader(server, 'Europe/Moscow')).call('GET /me/portrait');
    expect(portrait.habit.peakHour).toBe(23);
    expect(portrait).toMatchObject({ activeNights14: 5, nightShare14: 1 });
  });
});

describe('people', () => {
  it('are found by a part of their name and by a tag they bear', async () => {
    const admin = await server.signIn('admin');
    const person = await server.signIn('consumer', '沈知夏');
    await record(person, viewsAt('Asia/Shanghai', 5, [23]));
    await settled();
    expect((await admin.call('GET /people', { query: { q: '知夏' } })).items.map(({ name }) => name)).toEqual(
      ['沈知夏'],
    );
    const owls = await admin.call('GET /people', { query: { tag: 'night-owl', limit: 100 } });
    expect(owls.items.map(({ name }) => name)).toContain('沈知夏');
    expect(owls.items[0]!.tags).toContainEqual({ key: 'night-owl', label: '夜猫子' });
  });
});

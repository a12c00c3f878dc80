import type { Client } from '@wanglai/client';
import { gathered } from '../../../../test/support/gathered';
import { personIdOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import { wholeStream } from '../../../../test/support/stream';
import type { MergedPeople } from '../../platform/room';
import { addTopics, buildContent, publishContent } from './test/build-content';

let server: TestServer;
let operator: Client;
let reader: Client;
let other: Client;
let id: string;
beforeAll(async () => {
  server = await startServer();
  await addTopics(server.app.rooms.content);
  operator = await server.signIn('operator');
});
afterAll(() => server.stop());
beforeEach(async () => {
  reader = await server.signIn('consumer');
  other = await server.signIn('consumer');
  id = (await publishContent(operator)).id;
});

const nowhere = '0'.repeat(24);
const refused = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) });
const like = (who: Client, what = id) => who.call('PUT /contents/:id/like', { params: { id: what } });
const unlike = (who: Client, what = id) => who.call('DELETE /contents/:id/like', { params: { id: what } });
const keep = (who: Client, what = id) => who.call('PUT /contents/:id/favourite', { params: { id: what } });
const letGo = (who: Client, what = id) =>
  who.call('DELETE /contents/:id/favourite', { params: { id: what } });
const progress = (who: Client, ratio: number, what = id) =>
  who.call('PUT /contents/:id/progress', { params: { id: what }, body: { ratio } });
const mine = async (who: Client) => (await who.call('GET /contents/:id', { params: { id } })).mine;
const kept = async (who: Client) => (await who.call('GET /me/favourites')).items.map((card) => card.id);
const facts = async (type: string) => {
  await server.app.rooms.interactions.settle();
  return (await wholeStream(server.db)).filter((fact) => fact.type === type && fact.content?.id === id);
};

describe('liking and keeping', () => {
  it('counts each person once, however often', async () => {
    expect(await like(reader)).toEqual({ liked: true, favourited: false, likes: 1, favourites: 0 });
    expect(await like(reader)).toEqual({ liked: true, favourited: false, likes: 1, favourites: 0 });
    expect(await keep(reader)).toEqual({ liked: true, favourited: true, likes: 1, favourites: 1 });
    expect(await like(other)).toEqual({ liked: true, favourited: false, likes: 2, favourites: 1 });
    expect(await mine(reader)).toEqual({ liked: true, favourited: true, progress: 0 });
    expect(await mine(other)).toEqual({ liked: true, favourited: false, progress: 0 });
  });

  it('counts once what is sent several times at once', async () => {
    const replies = await Promise.all([1, 2, 3, 4].map(() => like(reader)));
    for (const reply of replies) expect(reply).toMatchObject({ liked: true, likes: 1 });
  });

  it('can be taken back, which changes nothing of others', async () => {
    await like(reader);
    await like(other);
    expect(await unlike(reader)).toMatchObject({ liked: false, likes: 1 });
    expect(await unlike(reader)).toMatchObject({ liked: false, likes: 1 });
    expect(await mine(other)).toMatchObject({ liked: true });
    await keep(reader);
    expect(await letGo(reader)).toMatchObject({ favourited: false, favourites: 0 });
    expect(await letGo(reader)).toMatchObject({ favourited: false, favourites: 0 });
  });

  it('tells the stream once in a life', async () => {
    await like(reader);
    await unlike(reader);
    await like(reader);
    await keep(reader);
    await keep(reader);
    expect(await facts('content.liked')).toHaveLength(1);
    expect(await facts('content.favourited')).toMatchObject([
      {
        personId: personIdOf(reader),
        target: { type: 'content', id },
        content: { id, topics: ['pour-over'] },
      },
    ]);
  });

  it('is for published contents', async () => {
    const { id: draft } = await operator.call('POST /contents', { body: buildContent() });
    for (const what of [draft, nowhere])
      for (const act of [like, unlike, keep, letGo])
        await expect(act(reader, what)).rejects.toEqual(refused('content.not-found'));
    await expect(like(reader, 'x')).rejects.toEqual(refused('request.invalid'));
    expect(
      await server.db.collection('content.marks').countDocuments({ subjectId: { $in: [draft, nowhere] } }),
    ).toBe(0);
  });

  it('is for consumers who are signed in', async () => {
    for (const act of [like, unlike, keep, letGo]) {
      await expect(act(server.stranger())).rejects.toEqual(refused('auth.required'));
      await expect(act(operator)).rejects.toEqual(refused('auth.forbidden'));
    }
  });
});

describe('what was kept', () => {
  it('is listed newest first, in pages, without what was withdrawn', async () => {
    const more = [(await publishContent(operator)).id, (await publishContent(operator)).id];
    for (const what of [id, ...more]) await keep(reader, what);
    const whole = [...more].reverse().concat(id);
    expect(await kept(reader)).toEqual(whole);
    const first = await reader.call('GET /me/favourites', { query: { limit: 2 } });
    const second = await reader.call('GET /me/favourites', {
      query: { limit: 2, cursor: first.nextCursor! },
    });
    expect([...first.items, ...second.items].map((card) => card.id)).toEqual(whole);
    expect(second.nextCursor).toBeNull();
    await operator.call('POST /contents/:id/withdraw', { params: { id } });
    expect(await kept(reader)).toEqual([...more].reverse());
    expect(await letGo(reader)).toMatchObject({ favourited: false });
    expect(await kept(other)).toEqual([]);
  });
});

describe('progress', () => {
  it('never falls', async () => {
    expect(await progress(reader, 0.4)).toEqual({ ratio: 0.4 });
    expect(await progress(reader, 0.2)).toEqual({ ratio: 0.4 });
    expect(await progress(reader, 1)).toEqual({ ratio: 1 });
    expect(await mine(reader)).toEqual({ liked: false, favourited: false, progress: 1 });
    expect(await mine(other)).toMatchObject({ progress: 0 });
  });

  it('refuses what is not right', async () => {
    for (const ratio of [-0.1, 1.1, '1' as never])
      await expect(progress(reader, ratio)).rejects.toEqual(refused('request.invalid'));
    await expect(progress(reader, 1, nowhere)).rejects.toEqual(refused('content.not-found'));
    await expect(progress(server.stranger(), 1)).rejects.toEqual(refused('auth.required'));
    await expect(progress(operator, 1)).rejects.toEqual(refused('auth.forbidden'));
  });
});

describe('a person who was two', () => {
  interface Person {
    _id: string;
    mergedFrom: { id: string; at: Date }[];
    mergedInto?: string;
  }
  async function follow(event: 'merged' | 'split', change: MergedPeople) {
    const told = server.app.rooms.content.people?.[event];
    if (typeof told !== 'function') throw new Error('marks follow what becomes of people');
    await told(change);
  }
  /** What a merge leaves: the other id known as a former one; and what it tells the rooms. */
  async function merge() {
    const people = server.db.collection<Person>('identity.people');
    const [into, from] = [personIdOf(reader), personIdOf(other)];
    await people.updateOne({ _id: into }, { $push: { mergedFrom: { id: from, at: new Date() } } });
    await people.updateOne({ _id: from }, { $set: { mergedInto: into } });
    await follow('merged', { from, into });
  }
  async function split() {
    const people = server.db.collection<Person>('identity.people');
    const [into, from] = [personIdOf(reader), personIdOf(other)];
    await people.updateOne({ _id: into }, { $pull: { mergedFrom: { id: from } } });
    await people.updateOne({ _id: from }, { $unset: { mergedInto: 1 } });
    await follow('split', { from, into });
  }
  const likes = async () => (await operator.call('GET /contents/:id', { params: { id } })).stats.likes;

  it('sees, keeps and takes back what was left under either id', async () => {
    await like(other);
    await keep(other);
    await progress(other, 0.8);
    await merge();
    expect(await mine(reader)).toEqual({ liked: true, favourited: true, progress: 0.8 });
    expect(await kept(reader)).toEqual([id]);
    expect(await like(reader)).toMatchObject({ liked: true, likes: 1 });
    expect(await progress(reader, 0.5)).toEqual({ ratio: 0.8 });
    expect(await unlike(reader)).toMatchObject({ liked: false, likes: 0 });
  });

  it('counts once, and as two once they are two again', async () => {
    for (const who of [reader, other]) {
      await like(who);
      await keep(who);
    }
    expect(await likes()).toBe(2);
    await merge();
    await merge();
    expect(await likes()).toBe(1);
    expect(await like(reader)).toEqual({ liked: true, favourited: true, likes: 1, favourites: 1 });
    expect(await kept(reader)).toEqual([id]);
    await split();
    await split();
    expect(await likes()).toBe(2);
    for (const who of [reader, other]) {
      expect(await mine(who)).toMatchObject({ liked: true, favourited: true });
      expect(await kept(who)).toEqual([id]);
    }
  });

  it('takes back under both ids what was liked under both', async () => {
    for (const who of [reader, other]) await like(who);
    await merge();
    expect(await unlike(reader)).toMatchObject({ liked: false, likes: 0 });
    await split();
    for (const who of [reader, other]) expect(await mine(who)).toMatchObject({ liked: false });
    expect(await likes()).toBe(0);
  });
});

describe('personal records', () => {
  it('are exported and erased', async () => {
    const { records } = server.app.rooms.content.people!;
    await like(reader);
    await progress(reader, 0.5);
    await like(other);
    expect(await gathered(records.export([personIdOf(reader)]))).toMatchObject([
      { kind: 'mark', contentId: id, liked: true, progress: 0.5 },
    ]);
    await records.erase([personIdOf(reader)]);
    expect(await gathered(records.export([personIdOf(reader)]))).toEqual([]);
    expect(await like(other)).toMatchObject({ likes: 1 });
  });
});

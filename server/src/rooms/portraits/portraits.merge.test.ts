import { nightReader, personIdOf } from '../../../../test/support/people';
import { startServer, type TestServer } from '../../../../test/support/start-server';
import type { MergedPeople } from '../../platform/room';
import { startOf } from '../interactions/stream/segments';
import { portraitsReader } from './portraits.reader';
import { portraitStore } from './portraits.store';
import { type Seen, seen } from './rules/take-facts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const portraits = () => portraitStore(server.db, { relay: () => {} });

/** What the room does when two become one, or two again. */
const follow = (when: 'merged' | 'split') => (change: MergedPeople) => {
  const told = server.app.rooms.portraits.people![when];
  if (typeof told === 'string') throw new Error('portraits do not say what happens to them');
  return told(change);
};

describe('two who become one', () => {
  /** A reader of another process, which holds portraits of its own. */
  const readerElsewhere = () => {
    const reader = portraitsReader({
      store: portraits(),
      people: server.app.rooms.identity.people,
      stream: server.app.rooms.interactions.stream,
      now: () => new Date(),
      generation: () => 1,
      renewSome: async () => ({ at: null, count: 0 }),
    });
    return {
      apply: (facts: readonly Seen[]) => reader.apply(facts, { generation: 1, shown: 1, floor: 0 }),
    };
  };
  const { merged, split } = { merged: follow('merged'), split: follow('split') };
  const merge = async (from: string, into: string) => {
    await server.db
      .collection<{ _id: string }>('identity.people')
      .updateOne({ _id: from }, { $set: { mergedInto: into } });
    await merged({ from, into });
  };
  const factOf = async (personId: string, number: number): Promise<Seen> => {
    const known = await server.app.rooms.interactions.stream.latest([personId], 10);
    return { ...seen(known.find(({ type }) => type === 'view')!), position: startOf(4_000) + number };
  };
  const activities = async (personId: string) => (await portraits().get(personId))?.state.activities;

  it('lose no fact that was on its way to the one of before', async () => {
    const [first, second, third] = [
      await nightReader(server),
      await nightReader(server),
      await nightReader(server),
    ];
    const [a, b, c] = [first, second, third].map(personIdOf) as [string, string, string];
    const elsewhere = readerElsewhere();
    await elsewhere.apply([await factOf(a, 0)]);
    await merge(a, b);
    const ofSecond = (await activities(b))!;
    await elsewhere.apply([await factOf(a, 1)]);
    expect(await activities(b)).toBe(ofSecond + 1);
    expect(await activities(a)).toBe(0);
    await merge(b, c);
    const ofThird = (await activities(c))!;
    await elsewhere.apply([await factOf(a, 2)]);
    expect(await activities(c)).toBe(ofThird + 1);
  });

  it('keep what either chose about a tag, and have their own choices again when they part', async () => {
    const [visitor, member] = [await nightReader(server), await nightReader(server)];
    const [from, into] = [personIdOf(visitor), personIdOf(member)];
    const key = 'night-owl';
    await visitor.call('PATCH /me/tags/:key', { params: { key }, body: { disputed: true } });
    await member.call('PATCH /me/tags/:key', { params: { key }, body: { hidden: true } });
    await merge(from, into);
    expect(await member.call('GET /me/tags')).toEqual([
      expect.objectContaining({ key, hidden: true, disputed: true }),
    ]);
    expect((await portraits().get(into))?.tagKeys).toEqual([]);
    await server.db
      .collection<{ _id: string }>('identity.people')
      .updateOne({ _id: from }, { $unset: { mergedInto: '' } });
    await split({ from, into });
    expect(await visitor.call('GET /me/tags')).toEqual([
      expect.objectContaining({ key, hidden: false, disputed: true }),
    ]);
  });
});

import { actNow } from './act-now';
import { type Behaviour, byKind } from './behaviour';
import type { Inhabitant } from './inhabitant';
import { KINDS } from './kinds';
import { randomsOf } from './random';
import { rooms } from './rooms';
import { countsOf, newTally } from './tally';

const somebody = (seed = '1') =>
  ({ character: { kind: 'helper', randomIn: randomsOf(seed) }, device: {}, shelf: {} }) as Inhabitant;

/** Draws a number, as often as asked. */
const room = (name: string, times: number, drawn: number[] = []): Behaviour => ({
  name,
  counts: [`${name}s`],
  async act({ random, count }) {
    for (let i = 0; i < times; i++) {
      drawn.push(random.next());
      count(`${name}s`);
    }
  },
});

describe('what people do in rooms', () => {
  it('is told by the words of the rooms, in their order', async () => {
    const tally = newTally(['notes', 'stars', 'waves']);
    const { signal } = new AbortController();
    await actNow(somebody(), { tally, signal }, 'act', [room('note', 2), room('wave', 1)]);
    expect(countsOf(tally)).toBe('0 events sent, 0 acknowledged; 2 notes, 0 stars, 1 waves');
  });

  it('is the same whatever other rooms there are', async () => {
    const { signal } = new AbortController();
    const tally = newTally([]);
    const [alone, beside]: number[][] = [[], []];
    await actNow(somebody(), { tally, signal }, 'act', [room('note', 3, alone)]);
    await actNow(somebody(), { tally, signal }, 'act', [room('wave', 5), room('note', 3, beside)]);
    expect(beside).toEqual(alone);
  });

  it('goes on with other numbers at the next visit', async () => {
    const { signal } = new AbortController();
    const who = somebody();
    const drawn: number[] = [];
    for (let i = 0; i < 2; i++)
      await actNow(who, { tally: newTally([]), signal }, 'act', [room('note', 1, drawn)]);
    expect(drawn[0]).not.toBe(drawn[1]);
  });

  it('ends when the run is stopped', async () => {
    const abort = new AbortController();
    const tally = newTally([]);
    const stopping: Behaviour = { name: 'stop', counts: [], act: async () => abort.abort() };
    await actNow(somebody(), { tally, signal: abort.signal }, 'act', [stopping, room('note', 1)]);
    expect(tally.deeds.size).toBe(0);
  });
});

test('no two rooms bear the same name or count the same', () => {
  for (const words of [rooms.map(({ name }) => name), rooms.flatMap(({ counts }) => counts)])
    expect(new Set(words).size).toBe(words.length);
});

test('a kind without numbers of its own has the usual ones', () => {
  const numbers = byKind({ likes: 1, live: 0.2 }, { helper: { likes: 5 } });
  for (const kind of KINDS) expect(numbers(kind)).toEqual({ likes: kind === 'helper' ? 5 : 1, live: 0.2 });
});

import { coOccurrence, itemNeighbours, popularity, sessionNeighbours } from './baselines';
import type { Visit } from './dataset';
import { ease, inverseOf } from './ease';

const visit = (person: string, items: string): Visit => ({
  person,
  deeds: [...items].map((item, at) => ({ item, at, liked: true })),
});

describe('baselines', () => {
  // a and b belong together, so do c and d; a is known to most.
  const learn = [visit('1', 'ab'), visit('2', 'ab'), visit('3', 'a'), visit('4', 'cd'), visit('5', 'cda')];

  it('popularity: by people, without what is known', () => {
    expect(popularity(learn)([], 2)).toEqual(['a', 'b']);
    expect(popularity(learn)(['a'], 1)).toEqual(['b']);
  });

  it('item neighbours: cosine, not counts', () => {
    // cos(d, c) = 2 / 2; cos(d, a) = 1 / sqrt(2 * 4).
    expect(itemNeighbours(learn)(['d'], 2)).toEqual(['c', 'a']);
    // b's only neighbour is a, so c does not lead there.
    expect(itemNeighbours(learn)(['c'], 5)).toEqual(['d', 'a']);
    expect(itemNeighbours(learn)(['nobody knows'], 5)).toEqual([]);
  });

  it('co-occurrence: with the last item, then what is popular', () => {
    expect(coOccurrence(learn)(['b', 'd'], 3)).toEqual(['c', 'a']);
    expect(coOccurrence(learn)(['unknown'], 1)).toEqual(['a']);
  });

  it('session neighbours: the last clicks weigh most', () => {
    expect(sessionNeighbours(learn)(['b', 'c'], 1)).toEqual(['d']);
    expect(sessionNeighbours(learn)(['c', 'b'], 1)).toEqual(['a']);
  });

  it('EASE: finds what goes with what', () => {
    expect(ease(learn, 1)(['c'], 1)).toEqual(['d']);
    expect(ease(learn, 1)(['b'], 1)).toEqual(['a']);
  });
});

describe('the inverse of a matrix', () => {
  it('gives one when multiplied', () => {
    const given = [
      [4, 2, 0.6],
      [2, 5, 1],
      [0.6, 1, 3],
    ];
    const inverse = inverseOf(given.map((row) => Float64Array.from(row)));
    given.forEach((row, i) => {
      for (let j = 0; j < 3; j++) {
        const product = row.reduce((sum, value, k) => sum + value * inverse[k]![j]!, 0);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 10);
      }
    });
  });
});

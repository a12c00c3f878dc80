import { Affinities, type Deed } from './index';

const NOW = Date.UTC(2026, 10, 26);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Deeds an hour apart. */
const took = (person: string, ...items: string[]): Deed[] =>
  items.map((item, i) => ({ person, item, at: NOW - DAY + i * HOUR }));
const modelOf = (deeds: readonly Deed[]): Affinities => {
  const model = new Affinities(NOW);
  for (const deed of deeds) model.note(deed);
  return model;
};
const steps = (...items: string[]) => items.map((item, i) => ({ item, at: NOW + i }));
const idsOf = (found: readonly { item: string }[]) => found.map(({ item }) => item);

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
const randomOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

describe('what fits', () => {
  const model = modelOf([
    ...took('a', 'beans', 'kettle', 'filter'),
    ...took('b', 'beans', 'kettle'),
    ...took('c', 'beans', 'cup'),
    ...took('d', 'tea', 'cup'),
  ]);

  test('what most of those took up who took up the same, with the reason', () => {
    const [first] = model.fitting(steps('beans'), 10);
    expect(first).toMatchObject({ item: 'kettle', because: 'beans' });
    expect(first!.together).toBeGreaterThanOrEqual(2);
  });
  test('nothing that one took up oneself, nothing without evidence, nothing left out', () => {
    expect(idsOf(model.fitting(steps('beans', 'kettle'), 10)).sort()).toEqual(['cup', 'filter']);
    expect(model.fitting(steps('unknown'), 10)).toEqual([]);
    expect(idsOf(model.fitting(steps('beans'), 10, (item) => item === 'kettle'))).not.toContain('kettle');
    expect(model.fitting([], 10)).toEqual([]);
  });
  test('what was taken up last says most', () => {
    const two = modelOf([...took('a', 'x', 'after-x'), ...took('b', 'y', 'after-y')]);
    expect(idsOf(two.fitting(steps('x', 'y'), 2))).toEqual(['after-y', 'after-x']);
    expect(idsOf(two.fitting(steps('y', 'x'), 2))).toEqual(['after-x', 'after-y']);
  });
  test('within a minute belongs together more than within a life', () => {
    const at = (item: string, after: number): Deed => ({ person: 'p', item, at: NOW - DAY + after });
    const near = modelOf([at('x', 0), at('soon', 20_000), at('later', 20 * HOUR)]);
    expect(idsOf(near.fitting(steps('x'), 2))).toEqual(['soon', 'later']);
  });
  test('without the fact that the reason names, the score is lower', () => {
    const history = steps('kettle', 'tea', 'beans');
    for (const { item, because, score } of model.fitting(history, 10)) {
      const without = model.fitting(
        history.filter((step) => step.item !== because),
        10,
      );
      expect(without.find((one) => one.item === item)?.score ?? 0).toBeLessThan(score);
    }
  });
});

test('the same deeds in any order, and twice, leave the same behind', () => {
  const random = randomOf(7);
  const deeds = Array.from(
    { length: 3_000 },
    (): Deed => ({
      person: `p${Math.floor(random() * 120)}`,
      item: `i${Math.floor(random() ** 2 * 200)}`,
      at: NOW - Math.floor(random() * 40 * DAY),
    }),
  ).filter(
    (deed, i, all) => all.findIndex((one) => one.person === deed.person && one.item === deed.item) === i,
  );
  const pairsOf = (model: Affinities) =>
    new Map([...model.pairs()].map(([from, to, sum]) => [`${from} ${to}`, Math.round(sum * 1e6)]));
  const once = pairsOf(modelOf(deeds));
  const turned = pairsOf(modelOf([...deeds].reverse()));
  const twice = pairsOf(modelOf([...deeds, ...deeds]));
  expect(turned).toEqual(once);
  expect(twice).toEqual(once);
});

test('what is sixty days old counts half', () => {
  const at = (person: string, item: string, ago: number): Deed => ({ person, item, at: NOW - ago });
  const pair = (person: string, other: string, ago: number) => [
    at(person, 'x', ago + 2 * HOUR),
    at(person, other, ago),
  ];
  const model = modelOf([...pair('a', 'y', 60 * DAY), ...pair('b', 'z', 0)]);
  expect(model.degreeOf('y')).toBeCloseTo(0.5);
  const [z, y] = model.fitting(steps('x'), 2);
  expect(z).toMatchObject({ item: 'z' });
  expect(y!.together / z!.together).toBeCloseTo(0.5);
  expect(model.popular(1)).toEqual(['x']);
});

test('two hundred accounts that act alike cannot push an item before honest people', () => {
  const random = randomOf(11);
  const groups = 12;
  const each = 40;
  const honest = Array.from({ length: 1_000 }, (_, person) => {
    const group = person % groups;
    const items = new Set<string>();
    while (items.size < 20)
      items.add(
        random() < 0.75
          ? `g${group}-${Math.floor(random() ** 2 * each)}`
          : `g${Math.floor(random() * groups)}-${Math.floor(random() ** 2 * each)}`,
      );
    return { person: `h${person}`, items: [...items] };
  });
  const deeds = honest.flatMap(({ person, items }) => took(person, ...items));
  const pushed = (target: string, fakes: readonly Deed[]) => {
    const model = modelOf([...deeds, ...fakes]);
    const reached = honest.filter(({ items }) =>
      idsOf(model.fitting(steps(...items), 20)).includes(target),
    ).length;
    return reached / honest.length;
  };
  const popular = modelOf(deeds).popular(40);
  const fakes = (choose: (n: number) => readonly string[]) =>
    Array.from({ length: 200 }, (_, n) => took(`f${n}`, ...choose(n), 'target')).flat();
  // Scattered over what is popular; all of them on the same five; each on one alone.
  expect(
    pushed(
      'target',
      fakes((n) => popular.filter((_, i) => (i + n) % 2 === 0)),
    ),
  ).toBeLessThanOrEqual(0.01);
  expect(
    pushed(
      'target',
      fakes(() => popular.slice(0, 5)),
    ),
  ).toBeLessThanOrEqual(0.01);
  expect(
    pushed(
      'target',
      fakes((n) => [popular[n % 40]!]),
    ),
  ).toBeLessThanOrEqual(0.01);
});

test('an item keeps no more neighbours than there is room for, the strongest', () => {
  const crowd = Array.from({ length: 2_000 }, (_, i) => took(`p${i}`, 'hub', `i${i}`)).flat();
  const model = modelOf([...took('x', 'hub', 'strong'), ...took('y', 'hub', 'strong'), ...crowd]);
  const found = model.fitting(steps('hub'), 1_000);
  expect(found.length).toBeLessThanOrEqual(384);
  expect(found[0]!.item).toBe('strong');
});

import { popularity } from './baselines';
import { type Dataset, historiesOf, itemsOf } from './dataset';
import { generate } from './generate';
import { metricsOf } from './metrics';

const SMALL = { seed: 'a hamlet', people: 80, items: 120, themes: 6, visits: 6 };

describe('a generated world', () => {
  const world = generate(SMALL);

  it('is the same for the same seed, and another for another', () => {
    expect(generate(SMALL)).toEqual(world);
    expect(generate({ ...SMALL, seed: 'elsewhere' }).people.learn).not.toEqual(world.people.learn);
  });

  it('leaks nothing: what is wanted is unknown to who wants it, and comes later', () => {
    const histories = historiesOf(world.people.learn);
    for (const { person, wanted } of world.people.cases)
      expect(histories.get(person)!.some(({ item }) => wanted.has(item))).toBe(false);
    const learnt = new Set(world.visits.learn.map(({ person }) => person));
    const known = new Set(itemsOf(world.visits.learn));
    const last = world.visits.learn.at(-1)!.deeds[0]!.at;
    for (const { person, before, wanted } of world.visits.cases) {
      expect(learnt.has(person)).toBe(false);
      expect(before[0]!.at).toBeGreaterThanOrEqual(last);
      expect([...wanted].every((item) => known.has(item))).toBe(true);
    }
  });

  it.each(['people', 'visits'] as const)(
    'is better known by its truth than by what is popular: %s',
    (name) => {
      const { learn, cases, items }: Dataset = world[name];
      const about = { at: 10, items: items.length, popular: new Set<string>() };
      const histories = historiesOf(learn);
      const shownBy = popularity(learn);
      const popular = cases.map(({ person, before, wanted }) => {
        const known = [...(histories.get(person) ?? []), ...before].map(({ item }) => item);
        return { shown: shownBy(known, 10), wanted, known: new Set(known) };
      });
      const truth = cases.map(({ ideal, wanted }) => ({ shown: ideal!, wanted, known: new Set<string>() }));
      expect(metricsOf(truth, about).recall).toBeGreaterThan(1.5 * metricsOf(popular, about).recall);
    },
  );
});

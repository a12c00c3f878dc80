import { type Random, randomOf } from '../../scripts/simulate/random';
import { type Case, type Dataset, type Deed, itemsOf, type Visit } from './dataset';
import { splitPeople, splitVisits } from './splits';

const DAY_MS = 86_400_000;
const STEP_MS = 40_000;
const IDEAL = 20;

export interface World {
  seed: string;
  people: number;
  items: number;
  themes: number;
  /** Visits of one person. */
  visits: number;
}

export const WORLD: World = { seed: 'a small town', people: 500, items: 600, themes: 12, visits: 7 };

/** A weighted choice; weights need not add up to one. */
function draw(random: Random, weights: readonly number[]): number {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return found < 0 ? weights.length - 1 : found;
}

interface Shelf {
  /** Items of one theme, in the order in which one follows the other. */
  items: string[];
  /** How known each is: few are known to all. */
  fame: number[];
}

/** Chance that the next item of a visit is the one that follows the last. */
const FOLLOWS = 0.35;
/** Chance that an item is of another theme than its visit, and by fame alone. */
const ASTRAY = 0.1;
/** How much of their taste is new at the end of the time. */
const DRIFT = 0.5;

/**
 * People with two or three themes each, which drift into others; a visit has one theme; within it, what is famous is taken
 * more often, and items follow one another. Nothing else says which theme an item is of. The same seed, the same world.
 * Two questions are asked of it: what people take up in their last fifth, and what comes last in a sitting.
 */
export function generate(world: World): { people: Dataset; visits: Dataset } {
  const random = randomOf(world.seed);
  const shelves = shelvesOf(world, random);
  const tastes = new Map<string, (late: number) => number[]>();
  const visits: (Visit & { theme: number })[] = [];
  for (let i = 0; i < world.people; i++) {
    const person = `p${i}`;
    const taste = tasteOf(world, random);
    tastes.set(person, taste);
    for (let n = 0; n < world.visits; n++) {
      const late = (n + random.next()) / world.visits;
      const theme = draw(random, taste(late));
      visits.push({ person, theme, deeds: sitting(shelves, theme, Math.round(late * 28 * DAY_MS), random) });
    }
  }
  visits.sort((a, b) => a.deeds[0]!.at - b.deeds[0]!.at);
  const items = shelves.flatMap((shelf) => shelf.items);
  return {
    people: { name: 'generated: people', ordered: true, items, ...peopleOf(visits, shelves, tastes) },
    visits: { name: 'generated: visits', ordered: true, items, ...sittingsOf(visits, shelves) },
  };
}

function shelvesOf({ items, themes }: World, random: Random): Shelf[] {
  const shelves = Array.from({ length: themes }, (): Shelf => ({ items: [], fame: [] }));
  random.shuffled(Array.from({ length: items }, (_, i) => i)).forEach((i, rank) => {
    const shelf = shelves[rank % themes]!;
    shelf.items.push(`i${i}`);
    // Zipf: the tenth is taken a tenth as often as the first, and a little more.
    shelf.fame.push(1 / (2 + Math.floor(rank / themes)) ** 0.8);
  });
  // What follows what has nothing to do with fame.
  return shelves.map(({ items: own, fame }) => {
    const order = random.shuffled(own.map((_, i) => i));
    return { items: order.map((i) => own[i]!), fame: order.map((i) => fame[i]!) };
  });
}

/** What somebody likes by theme, early (0) and late (1) in the time. */
function tasteOf({ themes }: World, random: Random): (late: number) => number[] {
  const [first, second, third] = random.shuffled(Array.from({ length: themes }, (_, i) => i));
  return (late) => {
    const weights = new Array<number>(themes).fill(0.02);
    weights[first!] = 1;
    weights[second!] = 0.7 * (1 - late * DRIFT);
    weights[third!] = 0.7 * late * DRIFT;
    return weights;
  };
}

function sitting(shelves: readonly Shelf[], theme: number, start: number, random: Random): Deed[] {
  const shelf = shelves[theme]!;
  let last = -1;
  return Array.from({ length: random.between(3, 6) }, (_, i): Deed => {
    const at = start + i * STEP_MS;
    if (random.chance(ASTRAY)) {
      const other = random.pick(shelves);
      return { item: other.items[draw(random, other.fame)]!, at, liked: true };
    }
    last = last >= 0 && random.chance(FOLLOWS) ? (last + 1) % shelf.items.length : draw(random, shelf.fame);
    return { item: shelf.items[last]!, at, liked: true };
  });
}

function peopleOf(
  visits: readonly Visit[],
  shelves: readonly Shelf[],
  tastes: ReadonlyMap<string, (late: number) => number[]>,
): { learn: Visit[]; cases: Case[] } {
  const people = new Map<string, Deed[]>();
  for (const { person, deeds } of visits) people.set(person, [...(people.get(person) ?? []), ...deeds]);
  const { learn, cases } = splitPeople(people, 0.8);
  const known = new Map<string, Set<string>>();
  for (const { person, deeds } of learn)
    known.set(person, new Set([...(known.get(person) ?? []), ...deeds.map(({ item }) => item)]));
  return {
    learn,
    cases: cases.map((one) => ({
      ...one,
      ideal: likeliest(shelves, tastes.get(one.person)!(0.9), known.get(one.person)!),
    })),
  };
}

/** Sittings of strangers: who they are by themselves tells nothing. */
function sittingsOf(
  visits: readonly (Visit & { theme: number })[],
  shelves: readonly Shelf[],
): { learn: Visit[]; cases: Case[] } {
  const strangers = visits.map((visit, i) => ({ ...visit, person: `v${i}` }));
  const themes = new Map(strangers.map(({ person, theme }) => [person, theme]));
  const { learn, cases } = splitVisits(strangers, 0.8);
  return {
    learn: learn.map(({ person, deeds }) => ({ person, deeds })),
    cases: cases.map((one) => {
      const theme = themes.get(one.person)!;
      const weights = shelves.map((_, i) => (i === theme ? 1 : ASTRAY / shelves.length));
      const done = new Set(one.before.map(({ item }) => item));
      const { items } = shelves[theme]!;
      const place = items.indexOf(one.before.at(-1)!.item);
      const next = place < 0 ? undefined : items[(place + 1) % items.length]!;
      const rest = likeliest(shelves, weights, new Set([...done, ...(next ? [next] : [])]));
      return { ...one, ideal: next && !done.has(next) ? [next, ...rest.slice(0, IDEAL - 1)] : rest };
    }),
  };
}

/** What is taken up with the greatest chance by who likes themes so much. */
function likeliest(
  shelves: readonly Shelf[],
  weights: readonly number[],
  without: ReadonlySet<string>,
): string[] {
  return shelves
    .flatMap(({ items, fame }, theme) => {
      const all = fame.reduce((sum, one) => sum + one, 0);
      return items.map((item, i) => ({ item, chance: (weights[theme]! * fame[i]!) / all }));
    })
    .filter(({ item }) => !without.has(item))
    .sort((a, b) => b.chance - a.chance)
    .slice(0, IDEAL)
    .map(({ item }) => item);
}

export const sizeOf = ({ learn, items }: Dataset) => ({
  events: learn.reduce((sum, { deeds }) => sum + deeds.length, 0),
  people: new Set(learn.map(({ person }) => person)).size,
  learnt: itemsOf(learn).length,
  items: items.length,
});

import { type Case, type Deed, itemsOf, type Visit } from './dataset';

/** A pause as long as this begins another sitting. */
const PAUSE_MS = 30 * 60_000;

const byTime = (a: { at: number }, b: { at: number }) => a.at - b.at;

/** Deeds of one person, cut where they paused. */
export function visitsOf(person: string, deeds: readonly Deed[]): Visit[] {
  const visits: Deed[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const deed of [...deeds].sort(byTime)) {
    if (deed.at - last > PAUSE_MS) visits.push([]);
    visits.at(-1)!.push(deed);
    last = deed.at;
  }
  return visits.map((sitting) => ({ person, deeds: sitting }));
}

/**
 * Each person's first `share` of deeds is to learn from; wanted is what they liked later and had not taken up before.
 * The cut is each person's own, as in offline tests of feeds; it leaks what others did after it.
 */
export function splitPeople(
  people: ReadonlyMap<string, readonly Deed[]>,
  share: number,
): { learn: Visit[]; cases: Case[] } {
  const learn: Visit[] = [];
  const cases: Case[] = [];
  for (const [person, all] of people) {
    const deeds = [...all].sort(byTime);
    const cut = Math.floor(deeds.length * share);
    const known = new Set(deeds.slice(0, cut).map(({ item }) => item));
    learn.push(...visitsOf(person, deeds.slice(0, cut)));
    const later = deeds.slice(cut).filter(({ item, liked }) => liked && !known.has(item));
    const wanted = new Set(later.map(({ item }) => item));
    if (known.size && wanted.size) cases.push({ person, before: [], wanted });
  }
  return { learn: learn.sort((a, b) => byTime(a.deeds[0]!, b.deeds[0]!)), cases };
}

/**
 * The first `share` of visits, which come in order of time, is to learn from. Of each later one, wanted is the last item that
 * comes for the first time in it, if it is known from learning; all before it is done before the feed is read.
 */
export function splitVisits(visits: readonly Visit[], share: number): { learn: Visit[]; cases: Case[] } {
  const cut = Math.floor(visits.length * share);
  const learn = visits.slice(0, cut);
  const known = new Set(itemsOf(learn));
  const cases = visits.slice(cut).flatMap(({ person, deeds }): Case[] => {
    const last = [...new Set(deeds.map(({ item }) => item))].at(-1);
    const before = deeds.slice(
      0,
      deeds.findIndex(({ item }) => item === last),
    );
    if (last === undefined || !before.length || !known.has(last)) return [];
    return [{ person, before, wanted: new Set([last]) }];
  });
  return { learn, cases };
}

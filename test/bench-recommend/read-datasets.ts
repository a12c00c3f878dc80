import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dataset, type Deed, itemsOf, type Visit } from './dataset';
import { splitPeople, splitVisits } from './splits';

const LEARN = 0.8;
const LIKED_FROM = 4;
/** Between two things of a source that has no times. */
const APART_MS = 7_000;
const DAY_MS = 86_400_000;

const rowsOf = (path: string, between: string): string[][] =>
  readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => line.split(between));

/** A folder with `listening-train.tsv` and `listening-test.tsv` of person, artist, weight; split already, without times. */
export function readListening(folder: string): Dataset {
  const read = (file: string) => {
    const people = new Map<string, Deed[]>();
    for (const [person, item] of rowsOf(join(folder, file), '\t')) {
      const deeds = people.get(person!) ?? [];
      deeds.push({ item: item!, at: deeds.length * APART_MS, liked: true });
      people.set(person!, deeds);
    }
    return people;
  };
  const learn = [...read('listening-train.tsv')].map(([person, deeds]): Visit => ({ person, deeds }));
  const known = new Map(learn.map(({ person, deeds }) => [person, new Set(deeds.map(({ item }) => item))]));
  const later = read('listening-test.tsv');
  const cases = [...later].map(([person, deeds]) => ({
    person,
    before: [],
    wanted: new Set(deeds.flatMap(({ item }) => (known.get(person)?.has(item) ? [] : [item]))),
  }));
  const items = new Set([...itemsOf(learn), ...[...later.values()].flat().map(({ item }) => item)]);
  return {
    name: 'listening',
    ordered: false,
    items: [...items],
    learn,
    cases: cases.filter(({ person, wanted }) => wanted.size && known.has(person)),
  };
}

/** `session_id;user_id;item_id;timeframe;eventdate` with a first line of names; each session is somebody of its own. */
export function readShop(path: string): Dataset {
  const sessions = new Map<string, { day: string; deeds: Deed[] }>();
  for (const [session, , item, ms, day] of rowsOf(path, ';').slice(1)) {
    const one = sessions.get(session!) ?? { day: day!, deeds: [] };
    one.deeds.push({ item: item!, at: Date.parse(`${one.day}T00:00:00Z`) + Number(ms), liked: true });
    sessions.set(session!, one);
  }
  const visits = [...sessions]
    .sort(([, a], [, b]) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(([person, { deeds }]): Visit => ({ person, deeds: deeds.sort((a, b) => a.at - b.at) }));
  return { name: 'shop', ordered: true, items: itemsOf(visits), ...splitVisits(visits, LEARN) };
}

/** `person, item, rating, seconds since 1970` between tabs, as in MovieLens' u.data; liked is what has four stars or more. */
export function readRatings(path: string): Dataset {
  const people = new Map<string, Deed[]>();
  for (const [person, item, rating, seconds] of rowsOf(path, '\t')) {
    const deeds = people.get(person!) ?? [];
    deeds.push({ item: item!, at: Number(seconds) * 1_000, liked: Number(rating) >= LIKED_FROM });
    people.set(person!, deeds);
  }
  const items = [...new Set([...people.values()].flat().map(({ item }) => item))];
  return { name: 'ratings', ordered: true, items, ...splitPeople(people, LEARN) };
}

/** Brings the times of visits into `days` before `until`, in proportion; within a visit things stay as far apart as they were. */
export function broughtInto(
  visits: readonly Visit[],
  { until, days }: { until: number; days: number },
): Visit[] {
  const starts = visits.map(({ deeds }) => deeds[0]!.at);
  const first = starts.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = starts.reduce((most, at) => Math.max(most, at), first);
  const span = days * DAY_MS;
  return visits.map(({ person, deeds }) => {
    const length = deeds.at(-1)!.at - deeds[0]!.at;
    const place = last > first ? (deeds[0]!.at - first) / (last - first) : 1;
    // None ends ahead of the clock.
    const start = Math.min(until - span + place * span, until - length);
    return { person, deeds: deeds.map((deed) => ({ ...deed, at: start + deed.at - deeds[0]!.at })) };
  });
}

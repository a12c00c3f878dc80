import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deed, historiesOf, popularOf, type Visit } from './dataset';
import { broughtInto, readListening, readRatings, readShop } from './read-datasets';
import { splitPeople, splitVisits, visitsOf } from './splits';

const MINUTE = 60_000;
const DAY = 86_400_000;
const deed = (item: string, at: number, liked = true): Deed => ({ item, at, liked });
const visit = (person: string, ...items: string[]): Visit => ({
  person,
  deeds: items.map((item, i) => deed(item, i)),
});
const itemsIn = (visits: readonly Visit[]) =>
  visits.map(({ deeds }) => deeds.map(({ item }) => item).join(''));

describe('splits', () => {
  it('cut what a person did where they paused, in order of time', () => {
    const deeds = [deed('c', 60 * MINUTE), deed('a', 0), deed('b', 29 * MINUTE)];
    expect(itemsIn(visitsOf('p', deeds))).toEqual(['ab', 'c']);
  });

  it("learn from each person's first part, and want what they liked later and did not know", () => {
    const deeds = [
      deed('a', 1),
      deed('b', 2),
      deed('c', 3),
      deed('d', 4),
      deed('a', 5),
      deed('e', 6, false),
      deed('f', 7),
    ];
    const { learn, cases } = splitPeople(new Map([['p', deeds.reverse()]]), 0.6);
    expect(itemsIn(learn)).toEqual(['abcd']);
    expect(cases).toEqual([{ person: 'p', before: [], wanted: new Set(['f']) }]);
  });

  it('leave out people of whom nothing is wanted', () => {
    const deeds = [deed('a', 1), deed('b', 2, false)];
    expect(splitPeople(new Map([['p', deeds]]), 0.5).cases).toEqual([]);
  });

  it('want the last item that is new to its visit, if it is known from learning', () => {
    const learnt = [visit('1', 'a', 'b'), visit('2', 'c'), visit('3', 'd'), visit('4', 'e')];
    const later = visit('5', 'b', 'x', 'a', 'b');
    const { learn, cases } = splitVisits([...learnt, later], 0.8);
    expect(learn).toEqual(learnt);
    expect(cases).toEqual([{ person: '5', before: later.deeds.slice(0, 2), wanted: new Set(['a']) }]);
    const strange = [visit('5', 'a', 'x'), visit('5', 'a'), visit('5', 'a', 'a')];
    for (const one of strange) expect(splitVisits([...learnt, one], 0.8).cases).toEqual([]);
  });

  it('bring times into the window in proportion, and keep visits as long as they were', () => {
    const long = [
      { person: 'p', deeds: [deed('a', 0), deed('b', MINUTE)] },
      { person: 'q', deeds: [deed('a', 100 * DAY)] },
      { person: 'r', deeds: [deed('a', 200 * DAY), deed('b', 200 * DAY + MINUTE)] },
    ];
    const until = 1_000 * DAY;
    const times = broughtInto(long, { until, days: 28 }).map(({ deeds }) =>
      deeds.map(({ at }) => until - at),
    );
    expect(times).toEqual([[28 * DAY, 28 * DAY - MINUTE], [14 * DAY], [MINUTE, 0]]);
  });

  it('know histories and what is popular by people, not by times', () => {
    const learn = [visit('p', 'a', 'a', 'a'), visit('p', 'b'), visit('q', 'b')];
    expect(
      historiesOf(learn)
        .get('p')!
        .map(({ item }) => item),
    ).toEqual(['a', 'a', 'a', 'b']);
    expect(popularOf(learn, 0.5)).toEqual(new Set(['b']));
  });
});

describe('files', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'wanglai-sets-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const file = (name: string, ...lines: string[]) => {
    writeFileSync(join(dir, name), `${lines.join('\n')}\n`);
    return join(dir, name);
  };

  it('of listening come split and without times', () => {
    file('listening-train.tsv', '1\t10\t5', '1\t11\t2', '2\t10\t1');
    file('listening-test.tsv', '1\t12\t9', '1\t10\t1', '3\t10\t1');
    const { learn, cases, items, ordered } = readListening(dir);
    expect(itemsIn(learn)).toEqual(['1011', '10']);
    expect(cases).toEqual([{ person: '1', before: [], wanted: new Set(['12']) }]);
    expect([items, ordered]).toEqual([['10', '11', '12'], false]);
  });

  it('of a shop come by day, and within a session by time', () => {
    const path = file(
      'shop.csv',
      'session_id;user_id;item_id;timeframe;eventdate',
      '9;NA;c;900;2016-05-02',
      '9;NA;a;1000;2016-05-02',
      ...[1, 2, 3, 4].flatMap((n) => [`${n};NA;b;20;2016-05-01`, `${n};NA;a;3;2016-05-01`]),
    );
    const { learn, cases } = readShop(path);
    expect(itemsIn(learn)).toEqual(['ab', 'ab', 'ab', 'ab']);
    expect(cases.map(({ person, wanted }) => [person, [...wanted]])).toEqual([['9', ['a']]]);
  });

  it('of ratings want what got four stars later', () => {
    const rows = [1, 2, 3, 4].map((n) => `7\ti${n}\t3\t${n}00`);
    const { learn, cases } = readRatings(file('u.data', '7\ti5\t4\t900', ...rows));
    expect(itemsIn(learn)).toEqual(['i1i2i3i4']);
    expect(cases).toEqual([{ person: '7', before: [], wanted: new Set(['i5']) }]);
  });
});

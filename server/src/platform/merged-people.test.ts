import { added, latest, united } from './merged-people';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 8, minute));
interface Row {
  of: string;
  key: string;
  at: Date;
  amount: number;
}
/** `a` became `b`: what each left stands under the id it was left with. */
const row = (of: 'a' | 'b', key: string, minute: number, amount = 1): Row => ({
  of,
  key,
  at: at(minute),
  amount,
});
const keyOf = ({ key }: Row) => key;

describe('what unites', () => {
  it.each([
    ['nothing', [], []],
    ['a mark under one id', [row('a', 'tea', 1)], [['tea', 'a', 1]]],
    [
      'the same mark under both, the older first',
      [row('a', 'tea', 1), row('b', 'tea', 2)],
      [['tea', 'a', 1]],
    ],
    ['the same mark under both, the older last', [row('b', 'tea', 2), row('a', 'tea', 1)], [['tea', 'a', 1]]],
    ['marks of one instant: the first found', [row('b', 'tea', 1), row('a', 'tea', 1)], [['tea', 'b', 1]]],
    [
      'different marks',
      [row('a', 'tea', 1), row('b', 'milk', 2)],
      [
        ['tea', 'a', 1],
        ['milk', 'b', 2],
      ],
    ],
  ])('%s', (_, rows, expected) => {
    const found = [...united(rows as Row[], keyOf)].map(([key, one]) => [
      key,
      one.of,
      one.at.getUTCMinutes(),
    ]);
    expect(found).toEqual(expected);
  });

  it('counts a person once', () => {
    const likes = [row('a', 'tea', 1), row('b', 'tea', 2)];
    expect(united(likes, keyOf).size).toBe(1);
  });
});

describe('what adds', () => {
  it.each([
    ['nothing', [], []],
    ['points under one id', [row('a', 'points', 1, 30)], [['points', 30]]],
    ['points under both', [row('a', 'points', 1, 30), row('b', 'points', 2, 12)], [['points', 42]]],
    [
      'what was spent under one of them',
      [row('a', 'points', 1, 30), row('b', 'points', 2, -12)],
      [['points', 18]],
    ],
    [
      'each kind for itself',
      [row('a', 'points', 1, 3), row('b', 'stamps', 2, 4)],
      [
        ['points', 3],
        ['stamps', 4],
      ],
    ],
  ])('%s', (_, rows, expected) => {
    expect([...added(rows as Row[], keyOf, ({ amount }) => amount)]).toEqual(expected);
  });
});

describe('where the later wins', () => {
  it.each([
    ['nothing', [], []],
    ['a choice under one id', [row('a', 'size', 1, 2)], [['size', 'a', 2]]],
    ['the later found last', [row('a', 'size', 1, 2), row('b', 'size', 2, 3)], [['size', 'b', 3]]],
    ['the later found first', [row('b', 'size', 2, 3), row('a', 'size', 1, 2)], [['size', 'b', 3]]],
    [
      'choices of one instant: the last found',
      [row('a', 'size', 1, 2), row('b', 'size', 1, 3)],
      [['size', 'b', 3]],
    ],
    [
      'different choices',
      [row('a', 'size', 1, 2), row('b', 'milk', 2, 3)],
      [
        ['size', 'a', 2],
        ['milk', 'b', 3],
      ],
    ],
  ])('%s', (_, rows, expected) => {
    const found = [...latest(rows as Row[], keyOf)].map(([key, one]) => [key, one.of, one.amount]);
    expect(found).toEqual(expected);
  });
});

it('keeps the order in which keys were found first', () => {
  const rows = [row('a', 'one', 1), row('a', 'two', 2), row('b', 'one', 3)];
  for (const bring of [united, latest]) expect([...bring(rows, keyOf).keys()]).toEqual(['one', 'two']);
});

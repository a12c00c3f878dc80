import { type Bearer, type Move, movesOf } from './united-flags';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const mark = (_id: string, flags: Record<string, Date>, again?: Record<string, Date>): Bearer => ({
  _id,
  flags,
  ...(again && { again }),
});
const ceases = (_id: string, day: number): Move => ({
  _id,
  flag: 'liked',
  at: at(day),
  from: 'flags',
  to: 'again',
});
const begins = (_id: string, day: number): Move => ({ ...ceases(_id, day), from: 'again', to: 'flags' });

it.each<[string, Bearer[], Move[]]>([
  ['one mark stays as it is', [mark('a', { liked: at(1) })], []],
  [
    'of two, the earlier counts',
    [mark('a', { liked: at(2) }), mark('b', { liked: at(1) })],
    [ceases('a', 2)],
  ],
  [
    'of one instant, one counts',
    [mark('b', { liked: at(1) }), mark('a', { liked: at(1) })],
    [ceases('b', 1)],
  ],
  ['each flag is for itself', [mark('a', { liked: at(1) }), mark('b', { kept: at(2) })], []],
  ['what is united stays so', [mark('a', { liked: at(1) }), mark('b', {}, { liked: at(2) })], []],
  ['apart, it counts once more', [mark('b', {}, { liked: at(2) })], [begins('b', 2)]],
  ['where the other was taken back, too', [mark('a', {}), mark('b', {}, { liked: at(2) })], [begins('b', 2)]],
  [
    'an earlier one that comes later takes over, and first',
    [mark('a', { liked: at(2) }), mark('b', {}, { liked: at(3) }), mark('c', {}, { liked: at(1) })],
    [begins('c', 1), ceases('a', 2)],
  ],
  ['nothing is nothing', [mark('a', {}), mark('b', {}, {})], []],
])('%s', (_, marks, moves) => expect(movesOf(marks, ['liked', 'kept'])).toEqual(moves));

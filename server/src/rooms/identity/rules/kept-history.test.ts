import type { Purpose } from '@wanglai/contract';
import { surplusOf } from './kept-history';

const history = (text: string) =>
  [...text].map((letter, at) => ({ purpose: { s: 'service', m: 'marketing' }[letter] as Purpose, at }));
const gone = (text: string, most: number) => surplusOf(history(text), most).map(({ at }) => at);

it.each([
  ['nothing while there is room', 'sms', 3, []],
  ['the oldest of the purpose that has most', 'msssm', 4, [1]],
  ['never the last of a purpose', 'smmmmm', 2, [1, 2, 3, 4]],
  ['turn by turn where they have as many', 'smsmsm', 4, [0, 1]],
])('lets go of %s', (_, text, most, expected) => {
  expect(gone(text, most)).toEqual(expected);
});

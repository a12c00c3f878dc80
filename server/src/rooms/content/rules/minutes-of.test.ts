import { minutesOf } from './minutes-of';

test.each([
  ['', 1],
  ['字'.repeat(400), 1],
  ['字'.repeat(401), 2],
  ['word '.repeat(200), 1],
  ['word '.repeat(201), 2],
])('minutes %#', (text, minutes) => expect(minutesOf(text)).toBe(minutes));

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS, NOTICES, PURPOSES } from '@wanglai/contract';

/** Rows of the table in the README: purpose, facts, notices, without it, obeyed by. */
const table = readFileSync(join(__dirname, 'README.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const purposes = table.map(([purpose]) => purpose!.replaceAll('`', ''));
const namedIn = (column: number) => purposes.filter((_, row) => table[row]![column] !== 'none');
const neededBy = (kinds: object) =>
  PURPOSES.filter((purpose) =>
    Object.values(kinds as Record<string, { purpose: string }>).some((kind) => kind.purpose === purpose),
  );

it('every purpose has its row', () => expect(purposes).toEqual([...PURPOSES]));

it.each([
  ['facts', 1, FACTS],
  ['notices', 2, NOTICES],
])('the purposes that %s need are those of the register', (_, column, kinds) => {
  expect(namedIn(column)).toEqual(neededBy(kinds));
});

it('says plainly what nobody reads yet', () => {
  const unread = purposes.filter((_, row) => table[row]![4]!.startsWith('nothing yet'));
  expect(unread).toEqual(['marketing', 'sharing']);
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildHouse, type House } from './house-with-toy-room';
import { LINES } from './lines';

const root = join(__dirname, '../..');
const TSC = 'node_modules/typescript/bin/tsc';
const JEST = 'node_modules/jest/bin/jest.js';

/** A guest book: two collections, five routes, a page on each side, a reader, a fact, and what the demo brand has for it. */
describe('a room that is put into the house from its template', () => {
  let house: House;
  beforeAll(async () => {
    house = await buildHouse();
  }, 60_000);
  afterAll(() => house?.remove());

  test('takes nothing of the house but a line in each list, and its import', async () => {
    const lists = new Set(LINES.map(({ file }) => file));
    expect(LINES.every(({ line }) => !line.includes('\n'))).toBe(true);
    for (const file of lists) {
      const [before, after] = await Promise.all([root, house.root].map((one) => linesOf(join(one, file))));
      const added = LINES.filter((one) => one.file === file).map(({ line }) => line);
      expect(after!.filter((line) => !added.includes(line))).toEqual(before);
      expect(added.filter((line) => !line.startsWith('import ')).length).toBe(1);
    }
  });

  test.each(['test', 'scripts', 'miniapp', 'packages/console'])(
    'compiles in %s',
    async (project) => {
      await house.run(TSC, '--noEmit', '-p', project);
    },
    120_000,
  );

  test('keeps to the rules of the house, and every door of it was walked through', async () => {
    await house.run(
      JEST,
      '--selectProjects',
      'test',
      'contract',
      'server',
      'miniapp',
      '--testPathPatterns',
      OF_THE_ROOM,
    );
  }, 240_000);
});

/** Rules of the street and of the contract, its own test, the walk through its routes, and what is left after an erasure. */
const OF_THE_ROOM = '(architecture|rooms|rooms\\.pages|guestbook)\\.test';

const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n');

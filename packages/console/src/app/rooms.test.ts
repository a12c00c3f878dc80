import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ABILITIES } from '@wanglai/contract/names';
import { ROOMS } from './rooms';

const LIST = readFileSync(join(__dirname, 'rooms.ts'), 'utf8');
const manifests = [...LIST.matchAll(/from '(\.\.\/features\/[^']+)'/g)].map(([, path]) => path!);

test('each room stands in the list by a manifest of its own, at an address of its own', () => {
  expect(manifests).toHaveLength(ROOMS.length);
  expect(new Set(ROOMS.map(({ path }) => path)).size).toBe(ROOMS.length);
});

test.each(manifests)('%s, which is there from the start, imports only what is shared', (manifest) => {
  const text = readFileSync(join(__dirname, `${manifest}.ts`), 'utf8');
  const imported = [...text.matchAll(/^(?:import|export)\s[^;]*?'([^']+)';/gm)].map(([, from]) => from!);
  expect(imported.filter((from) => !from.startsWith('../../shared/') && from !== 'react')).toEqual([]);
});

test.each(ROOMS)('$path has pages to show and asks for an ability that the product knows', async (room) => {
  const pages = await Promise.all(Object.values(room.pages).map((load) => load()));
  expect(pages.map((page) => typeof page.default)).toEqual(Object.keys(room.pages).map(() => 'function'));
  expect([...Object.keys(ABILITIES), undefined]).toContain(room.needs);
});

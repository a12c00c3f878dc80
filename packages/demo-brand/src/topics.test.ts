import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topics } from './topics';

test('topic icons exist in the design package', () => {
  const icons = join(__dirname, '../../design/src/generated/lucide.ts');
  expect(existsSync(icons)).toBe(true);
  const source = readFileSync(icons, 'utf8');
  for (const { icon } of topics) expect(source).toMatch(new RegExp(`^  '?${icon}'?:`, 'm'));
});

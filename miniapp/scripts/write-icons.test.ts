import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iconsCss } from './write-icons';

test('the icons in the app are those of the design', () => {
  const file = join(__dirname, '../src/shared/ui/icon/icons.css');
  const bare = (css: string) => css.replace(/['"\s]/g, '');
  expect(bare(readFileSync(file, 'utf8'))).toBe(bare(iconsCss()));
});

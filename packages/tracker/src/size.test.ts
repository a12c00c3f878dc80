import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const gzipOf = (entry: string) => {
  const entryPoints = [join(__dirname, entry)];
  const { outputFiles } = buildSync({
    entryPoints,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2018',
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
};

describe('the bundle', () => {
  it('is at most 8 KB of gzip with every adapter, 5.5 KB without', () => {
    expect(gzipOf('index.ts')).toBeLessThanOrEqual(8 * 1_024);
    expect(gzipOf('tracker.ts')).toBeLessThanOrEqual(5.5 * 1_024);
  });
});

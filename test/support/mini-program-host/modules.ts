import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Runs the files of a compiled mini-program, each once, with `scope` as what the platform gives to every file. */
export function createModules(dist: string, scope: Record<string, unknown>) {
  const loaded = new Map<string, { exports: unknown }>();
  const names = ['require', 'module', 'exports', ...Object.keys(scope)];

  const load = (file: string): unknown => {
    const path = normalize(file.endsWith('.js') ? file : `${file}.js`);
    const known = loaded.get(path);
    if (known) return known.exports;
    const full = join(dist, path);
    if (!existsSync(full)) throw new Error(`The mini-program has no file ${path}.`);
    const module = { exports: {} as unknown };
    loaded.set(path, module);
    const require = (request: string) => load(join(dirname(path), request));
    // `Function` compiles in this realm, so that buffers and errors are of the classes the tests know.
    const run = new Function(
      ...names,
      `${readFileSync(full, 'utf8')}\n//# sourceURL=mini-program:///${path}`,
    );
    run(require, module, module.exports, ...Object.values(scope));
    return module.exports;
  };
  return { load };
}

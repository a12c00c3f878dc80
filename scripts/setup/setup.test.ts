import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { withLock } from './lock.mjs';
import { MAIN_LIMIT_BYTES, packageSizes, tooLarge } from './package-sizes.mjs';
import { precompress } from './precompress.mjs';
import { fingerprint, unlessFresh } from './stale.mjs';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wl-setup-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
};

test('what is served lies there packed as well', async () => {
  const files = ['index.html', 'js/app.js', 'css/deep/app.css'];
  for (const file of files) put(file, `text of ${file}`);
  put('a.png', 'a picture');
  await precompress(dir);
  for (const file of files)
    expect(gunzipSync(readFileSync(join(dir, `${file}.gz`))).toString()).toBe(`text of ${file}`);
  expect(existsSync(join(dir, 'a.png.gz'))).toBe(false);
});

describe('fingerprint', () => {
  const print = (words: string[] = []) => fingerprint(['src', 'package.json'], words, dir);
  beforeEach(() => {
    put('src/a.ts', 'a');
    put('package.json', '{}');
  });

  test.each<[string, () => void, boolean]>([
    ['nothing', () => {}, false],
    ['a changed file', () => put('src/a.ts', 'b'), true],
    ['a new file', () => put('src/deep/b.ts', ''), true],
    ['a removed file', () => rmSync(join(dir, 'src/a.ts')), true],
    ['a removed input', () => rmSync(join(dir, 'package.json')), true],
    ['a test', () => put('src/a.test.ts', ''), false],
    ['a build result', () => put('src/dist/a.js', ''), false],
    ['something outside the inputs', () => put('other/a.ts', ''), false],
  ])('%s', (_, change, differs) => {
    const before = print();
    change();
    expect(print() !== before).toBe(differs);
  });

  test('a setting', () => expect(print(['https://a.example'])).not.toBe(print(['https://b.example'])));
});

test('work is done again only when its inputs change, and after it failed', async () => {
  const stamp = join(dir, '.stamp');
  const done: string[] = [];
  const work = (print: string, fails = false) =>
    unlessFresh({
      stamp,
      print,
      work: async () => {
        done.push(print);
        if (fails) throw new Error('failed');
      },
    });
  await work('one');
  await work('one');
  await expect(work('two', true)).rejects.toThrow('failed');
  await work('two');
  await work('one');
  expect(done).toEqual(['one', 'two', 'two', 'one']);
});

describe('withLock', () => {
  test('lets one in at a time, also after a failure', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(20);
      inside--;
      throw new Error('failed');
    };
    await Promise.allSettled([1, 2, 3].map(() => withLock('x', work, dir)));
    expect(most).toBe(1);
    expect(existsSync(join(dir, 'x'))).toBe(false);
  });

  test('takes over from a process that was killed', async () => {
    mkdirSync(join(dir, 'x'));
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(join(dir, 'x'), longAgo, longAgo);
    expect(await withLock('x', async () => 'in', dir)).toBe('in');
  });
});

describe('package sizes', () => {
  test('the main package is what lies outside the subpackages; maps do not count', () => {
    put(
      'app.json',
      JSON.stringify({ subPackages: [{ root: 'subpackages/mall/' }, { root: 'subpackages/chat' }] }),
    );
    const own = readFileSync(join(dir, 'app.json')).length;
    put('app.js', 'x'.repeat(100));
    put('app.js.map', 'x'.repeat(900));
    put('subpackages/mall/a.js', 'x'.repeat(30));
    put('subpackages/chat/a.js', 'x'.repeat(7));
    expect(packageSizes(dir)).toEqual({
      main: own + 100,
      subpackages: { 'subpackages/mall': 30, 'subpackages/chat': 7 },
    });
  });

  test('limits are told by name', () => {
    expect(tooLarge({ main: MAIN_LIMIT_BYTES, subpackages: { a: 5 } })).toEqual([]);
    expect(tooLarge({ main: MAIN_LIMIT_BYTES + 1, subpackages: { a: 3e6 } })).toEqual([
      expect.stringContaining('main package'),
      expect.stringMatching(/^a has 2929\.7 KB/),
    ]);
  });
});

describe('programs', () => {
  /** Runs lines of JavaScript in a process that may use the modules beside this file. */
  const run = (lines: string, onOutput: (child: ChildProcess, text: string) => void = () => {}) => {
    put('main.mjs', lines.replaceAll('SETUP', pathToFileURL(__dirname).href));
    const child = spawn(process.execPath, [join(dir, 'main.mjs')], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        out += data;
        onOutput(child, String(data));
      });
    }
    return new Promise<{ code: number | null; out: string }>((resolve) => {
      child.once('close', (code) => resolve({ code, out }));
    });
  };

  test('a child gets its arguments and gives its exit code', async () => {
    put('child.mjs', 'console.log(process.argv.slice(2)); process.exit(7);');
    const { code, out } = await run(`
      import { runChild } from 'SETUP/run-child.mjs';
      process.exitCode = await runChild(process.execPath, ['${join(dir, 'child.mjs')}', '--people=3']);`);
    expect(code).toBe(7);
    expect(out).toContain("[ '--people=3' ]");
  });

  test('SIGTERM reaches the child, and its end in good order is waited for', async () => {
    put(
      'child.mjs',
      `process.on('SIGTERM', () => setTimeout(() => { console.log('closed'); process.exit(0); }, 100));
       setInterval(() => {}, 1000);
       console.log('running');`,
    );
    const { code, out } = await run(
      `import { runChild } from 'SETUP/run-child.mjs';
       process.exitCode = await runChild(process.execPath, ['${join(dir, 'child.mjs')}']);`,
      (parent, text) => text.includes('running') && parent.kill('SIGTERM'),
    );
    expect(code).toBe(0);
    expect(out).toContain('closed');
  });

  test('a failed step shows its seconds, the end of its output and where all of it is', async () => {
    put('child.mjs', "for (let i = 0; i < 100; i++) console.log('line ' + i); process.exit(3);");
    const { code, out } = await run(`
      import { runLogged, script, step } from 'SETUP/progress.mjs';
      const work = () => runLogged('setup-test', process.execPath, ['${join(dir, 'child.mjs')}']);
      await script(() => step('count lines', work));`);
    expect(code).toBe(1);
    expect(out).toMatch(/· count lines … failed after \d+\.\d s/);
    expect(out).toContain('(60 lines before)');
    expect(out).toContain('line 99');
    expect(out).toMatch(/exited with code 3\. Full log: .*setup-test\.log/);
  });
});

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mirrorsInSources } from './apt-release';
import type { Host } from './host';
import { type LibrariesOptions, loaderCommand } from './libraries';
import { MongoUnavailableError } from './mongo-unavailable-error';
import type { RunCommand } from './run-command';

const debian12: Host = { platform: 'linux', arch: 'x64', glibc: '2.36', distribution: 'debian' };

let cacheDir: string;
beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'wl-libs-'));
});
afterEach(() => rmSync(cacheDir, { recursive: true, force: true }));

/** Apt and dpkg that succeed; `calls` tells what they were asked. */
function machine(overrides: Partial<LibrariesOptions> = {}) {
  const calls: string[][] = [];
  const run: RunCommand = async (file, args, options) => {
    calls.push([file, ...args]);
    if (args.includes('download')) writeFileSync(join(options!.cwd!, 'libc6.deb'), '');
    if (file === 'dpkg') {
      const loader = join(args[2]!, 'usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2');
      mkdirSync(dirname(loader), { recursive: true });
      writeFileSync(loader, '');
    }
    return '';
  };
  const options: LibrariesOptions = {
    host: debian12,
    cacheDir,
    log: () => {},
    run,
    aptSources: () => [],
    keyringExists: () => true,
    ...overrides,
  };
  return { calls, options };
}

const refusal = async (options: LibrariesOptions) => {
  const error = await loaderCommand(options).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MongoUnavailableError);
  return error as MongoUnavailableError;
};

test.each([
  ['a new glibc', { ...debian12, glibc: '2.41' }],
  ['exactly the needed glibc', { ...debian12, glibc: '2.38' }],
  ['a Mac', { ...debian12, platform: 'darwin', arch: 'arm64', glibc: null } as Host],
])('nothing is fetched on %s', async (_, host) => {
  const { calls, options } = machine({ host });
  expect(await loaderCommand(options)).toEqual([]);
  expect(calls).toEqual([]);
});

test.each<[string, Partial<Host>, RegExp]>([
  ['Windows', { platform: 'win32', glibc: null }, /not for win32-x64/],
  ['an Intel Mac', { platform: 'darwin', glibc: null }, /not for darwin-x64/],
  ['Alpine', { glibc: null, distribution: 'alpine' }, /musl/],
  ['an old Fedora', { glibc: '2.37', distribution: 'fedora' }, /this system has 2\.37/],
])('%s is told why, and the way out', async (_, difference, why) => {
  const error = await refusal(machine({ host: { ...debian12, ...difference } }).options);
  expect(error.reason).toBe('unsupported');
  expect(error.message).toMatch(why);
  expect(error.message).toContain('MONGODB_URI');
});

test('an older Debian fetches once, and uses the cache from then on', async () => {
  const { calls, options } = machine();
  const loader = await loaderCommand(options);
  const folder = join(cacheDir, 'libc-trixie-x64/usr/lib/x86_64-linux-gnu');
  expect(loader).toEqual([join(folder, 'ld-linux-x86-64.so.2'), '--library-path', folder]);
  const asked = calls.length;
  expect(asked).toBeGreaterThan(3);
  expect(await loaderCommand(options)).toEqual(loader);
  expect(calls.length).toBe(asked);
});

test('two fetches at once both succeed and leave one copy', async () => {
  const [a, b] = [machine(), machine()];
  const [one, two] = await Promise.all([loaderCommand(a.options), loaderCommand(b.options)]);
  expect(one).toEqual(two);
  expect(readdirSync(cacheDir)).toEqual(['libc-trixie-x64']);
});

test('the mirror of the machine is tried first, then the public one', async () => {
  const { options } = machine({ aptSources: () => ['deb http://mirror.lan/debian bookworm main'] });
  const tried: string[] = [];
  const { run } = options;
  options.run = async (file, args, rest) => {
    if (args.includes('update')) {
      const list = args.find((arg) => arg.startsWith('Dir::Etc::sourcelist='))!.split('=')[1]!;
      tried.push(readFileSync(list, 'utf8').trim());
      if (tried.length === 1) throw new Error('apt-get: 404');
    }
    return run!(file, args, rest);
  };
  await loaderCommand(options);
  const signed = 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]';
  expect(tried).toEqual([
    `${signed} http://mirror.lan/debian trixie main`,
    `${signed} http://deb.debian.org/debian trixie main`,
  ]);
});

test.each<[string, Partial<LibrariesOptions>, RegExp]>([
  ['no network', { run: () => Promise.reject(new Error('apt-get: Could not resolve')) }, /Could not resolve/],
  ['no apt', { run: () => Promise.reject(new Error('apt-get: not installed')) }, /not installed/],
  ['no keyring', { keyringExists: () => false }, /debian-archive-keyring\.gpg is missing/],
])('%s: says so, leaves no rubbish, and can be tried again', async (_, difference, why) => {
  const error = await refusal(machine(difference).options);
  expect(error.reason).toBe('libraries');
  expect(error.message).toMatch(why);
  expect(error.message).toContain('MONGODB_URI');
  expect(readdirSync(cacheDir)).toEqual([]);
  await loaderCommand(machine().options);
  expect(existsSync(join(cacheDir, 'libc-trixie-x64'))).toBe(true);
});

test('mirrors are read from both formats of apt sources, without other archives', () => {
  const deb822 = 'Types: deb\nURIs: http://mirrors.example.com/debian/\nSuites: bookworm\n';
  const lines = [
    '# deb http://commented.example.com/debian bookworm main',
    'deb [arch=amd64 signed-by=/x.gpg] https://one.example.com/debian bookworm main',
    'deb http://security.debian.org/debian-security bookworm-security main',
    'deb https://packages.cloud.example.com/apt cloud-sdk main',
    'deb-src http://source.example.com/debian bookworm main',
  ].join('\n');
  expect(mirrorsInSources([deb822, lines], 'debian')).toEqual([
    'http://mirrors.example.com/debian',
    'https://one.example.com/debian',
  ]);
});

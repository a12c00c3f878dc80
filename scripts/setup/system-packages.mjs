import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runLogged, StepError, step } from './progress.mjs';

/** Programs that the tests run beside Node, by Debian package. */
const NEEDED = [
  { package: 'chromium', present: () => Boolean(process.env.CHROMIUM_PATH) || onPath('chromium') },
  { package: 'fonts-noto-cjk', present: hasChineseFont },
  { package: 'redis-server', present: () => Boolean(process.env.REDIS_URL) || onPath('redis-server') },
];

/**
 * Makes sure of a browser, a Chinese font and Redis, by apt where that is possible without asking.
 * `CHROMIUM_PATH` and `REDIS_URL` stand for installed ones.
 */
export async function ensureSystemPackages() {
  const missing = NEEDED.filter(({ present }) => !present()).map((each) => each.package);
  if (missing.length === 0) return;
  const become = canBecomeRoot();
  if (!become || !onPath('apt-get')) {
    throw new StepError(
      `The tests need ${missing.join(', ')}. Install them, e.g. on Debian or Ubuntu:\n` +
        `  sudo apt-get install -y ${missing.join(' ')}\n` +
        'or name what you have: CHROMIUM_PATH=<browser> REDIS_URL=redis://<host>:<port>',
    );
  }
  await step(`install ${missing.join(', ')} with apt-get`, async () => {
    // RUNLEVEL=1 keeps the package from starting a Redis service of its own.
    const [file, ...words] = [...become, 'env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get'];
    await runLogged('apt-update', file, [...words, '-q', 'update']);
    const install = ['-q', 'install', '-y', '--no-install-recommends', ...missing];
    await runLogged('apt-install', file, [...words, ...install]);
  });
}

/** @returns {string[] | null} words to put before a command that needs root */
function canBecomeRoot() {
  if (process.getuid?.() === 0) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : null;
}

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((dir) => {
    try {
      accessSync(join(dir, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function hasChineseFont() {
  if (process.platform === 'darwin') return true;
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { stdio: 'pipe' }).length > 0;
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @param {string[]} args
 */
function succeeds(file, args) {
  try {
    execFileSync(file, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

import { thisHost } from './host';
import { loaderCommand } from './libraries';
import { defaultCacheDir } from './start-mongo';

// For set-up scripts: fetches what `startMongo` would fetch at its first call, so that tests need no network.
loaderCommand({ host: thisHost(), cacheDir: defaultCacheDir(), log: console.log }).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

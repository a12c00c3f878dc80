import { readManifest } from './paths.mjs';

const needed = readManifest('.').engines.node.replace('>=', '');
const [major = 0, minor = 0] = needed.split('.').map(Number);
const [haveMajor = 0, haveMinor = 0] = process.versions.node.split('.').map(Number);

// Imported first by every script, so that an old Node hears this instead of a syntax error of some tool.
if (haveMajor < major || (haveMajor === major && haveMinor < minor)) {
  console.error(
    `Wanglai needs Node ${needed} or newer; this is ${process.versions.node} (${process.execPath}).`,
  );
  console.error('Get one from https://nodejs.org/ or with your version manager, e.g. nvm install 22');
  process.exit(1);
}

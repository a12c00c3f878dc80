import { createServer } from 'node:net';

/**
 * MongoDB's wire protocol on a Unix socket, in front of the engine. The engine's own package brings such a
 * listener too, but on a new random path each time; ours keeps its path, so that a driver finds a restarted
 * engine by itself, and joins the chunks of a large message once instead of once per chunk.
 */

const OP_REPLY = 1;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
/** MongoDB refuses messages above 48,000,000 bytes; so nobody can make us collect more. */
const MAX_MESSAGE_BYTES = 48_000_000;

/** A frame with its header and `extra` zero bytes written, and room for a body after them. */
function frameFor(bodyBytes, requestId, responseTo, opCode, extra) {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + extra + bodyBytes).fill(0, 0, HEADER_BYTES + extra);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(requestId, 4);
  frame.writeInt32LE(responseTo, 8);
  frame.writeInt32LE(opCode, 12);
  return frame;
}

/** One document as an OP_MSG (flags and section kind 0), or as the OP_REPLY that answers a legacy handshake. */
function documentFrame(body, requestId, responseTo, legacy) {
  const extra = legacy ? 20 : 5;
  const frame = frameFor(body.length, requestId, responseTo, legacy ? OP_REPLY : OP_MSG, extra);
  if (legacy) frame.writeInt32LE(1, HEADER_BYTES + 16);
  body.copy(frame, HEADER_BYTES + extra);
  return frame;
}

/** Calls `onMessage` with each whole message; false when the bytes are no MongoDB protocol. */
export function messageSplitter(onMessage) {
  let chunks = [];
  let held = 0;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= HEADER_BYTES) {
      if (chunks[0].length < HEADER_BYTES) chunks = [Buffer.concat(chunks)];
      const length = chunks[0].readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) return false;
      if (held < length) return true;
      const all = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
      onMessage(all.subarray(0, length));
      chunks = [all.subarray(length)];
      held -= length;
    }
    return true;
  };
}

/** One driver connection: messages are answered in the order they came, as drivers expect. */
function serve(engine, socket) {
  let queue = Promise.resolve();
  let replies = 0;
  const answer = async (message) => {
    const { requestId, moreToCome, legacy, response } = await engine.roundTrip(message);
    if (!moreToCome && !socket.destroyed) socket.write(documentFrame(response, ++replies, requestId, legacy));
  };
  const take = messageSplitter((message) => {
    queue = queue.then(() => answer(message)).catch(() => socket.destroy());
  });
  socket.on('data', (chunk) => {
    if (!take(chunk)) socket.destroy();
  });
  socket.on('error', () => socket.destroy());
}

/** @returns a server not yet listening, and the connections it has */
export function createListener(engine) {
  const connections = new Set();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    serve(engine, socket);
  });
  return { server, connections };
}

/** A flat command of texts and whole numbers as BSON. */
function bsonOf(command) {
  const parts = Object.entries(command).map(([name, value]) => {
    const key = Buffer.from(`${name}\0`);
    if (typeof value === 'number') {
      const number = Buffer.alloc(4);
      number.writeInt32LE(value);
      return Buffer.concat([Buffer.of(0x10), key, number]);
    }
    const text = Buffer.from(`${value}\0`);
    const length = Buffer.alloc(4);
    length.writeInt32LE(text.length);
    return Buffer.concat([Buffer.of(0x02), key, length, text]);
  });
  const body = Buffer.concat([Buffer.alloc(4), ...parts, Buffer.of(0)]);
  body.writeInt32LE(body.length, 0);
  return body;
}

/** Gives the engine itself a command, past all sockets. @returns its reply, as BSON */
export async function run(engine, command) {
  const { response } = await engine.roundTrip(documentFrame(bsonOf(command), 1, 0, false));
  return response;
}

/** Resolves when the engine runs commands. */
export const ping = (engine) => run(engine, { ping: 1, $db: 'admin' });

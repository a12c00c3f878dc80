import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../errors';

const unzip = promisify(gunzip);

/** Reads a body that comes as it is, of at most `most` bytes: what is packed already gains nothing from being packed again. */
export async function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new AppError('request.unsupported');
  return collect(request, most);
}

/** Reads a request's body of at most `most` bytes, also after unpacking gzip. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') throw new AppError('request.unsupported');
  const bytes = await collect(request, most);
  if (encoding === 'identity') return bytes;
  try {
    return await unzip(bytes, { maxOutputLength: most });
  } catch (error) {
    const tooLarge =
      error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new AppError(tooLarge ? 'request.too-large' : 'request.malformed');
  }
}

function collect(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) {
    // Let the client finish sending into the void, so that it reads the answer instead of a reset.
    request.resume();
    throw new AppError('request.too-large');
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
    });
    request.on('end', () =>
      size > most
        ? reject(new AppError('request.too-large'))
        : resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)),
    );
    request.on('aborted', () => reject(new AppError('request.malformed')));
    request.on('error', reject);
  });
}

/** Reads a JSON body; anything else than JSON is refused. */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  const type = request.headers['content-type'] ?? 'application/json';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type) && !/^text\/plain\b/i.test(type))
    throw new AppError('request.unsupported');
  const bytes = await readBody(request, most);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new AppError('request.malformed');
  }
}

import { orientationIn } from './exif';

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
export interface Picture {
  type: PictureType;
  /** Pixels as it is shown, 1..20,000. */
  width: number;
  height: number;
}

const MOST_PIXELS = 20_000;

/** Tells type and size of a picture from its own bytes, whatever it is called; null for anything but PNG, JPEG, GIF and WebP. */
export function readPicture(bytes: Uint8Array): Picture | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const picture = png(data) ?? gif(data) ?? webp(data) ?? jpeg(data);
  if (!picture) return null;
  const { width, height } = picture;
  return width >= 1 && height >= 1 && width <= MOST_PIXELS && height <= MOST_PIXELS ? picture : null;
}

function png(data: Buffer): Picture | null {
  if (data.length < 33 || data.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return null;
  if (data.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { type: 'image/png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

function gif(data: Buffer): Picture | null {
  if (data.length < 14 || !/^GIF8[79]a$/.test(data.toString('latin1', 0, 6))) return null;
  return { type: 'image/gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
}

function webp(data: Buffer): Picture | null {
  if (
    data.length < 30 ||
    data.toString('latin1', 0, 4) !== 'RIFF' ||
    data.toString('latin1', 8, 12) !== 'WEBP'
  )
    return null;
  const type = 'image/webp';
  const chunk = data.toString('latin1', 12, 16);
  if (chunk === 'VP8X')
    return { type, width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8L' && data[20] === 0x2f) {
    const bits = data.readUInt32LE(21);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === 'VP8 ' && data.readUIntBE(23, 3) === 0x9d012a)
    return { type, width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
  return null;
}

/** Walks the segments of a JPEG to its frame header (SOF0..SOF15 without DHT, JPG and DAC). */
function jpeg(data: Buffer): Picture | null {
  if (data.length < 12 || data.readUIntBE(0, 3) !== 0xffd8ff) return null;
  let at = 2;
  let lies = false;
  while (at + 9 < data.length) {
    if (data[at] !== 0xff) return null;
    const marker = data[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const [height, width] = [data.readUInt16BE(at + 5), data.readUInt16BE(at + 7)];
      return { type: 'image/jpeg', ...(lies ? { width: height, height: width } : { width, height }) };
    }
    // Markers that stand alone carry no length.
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker === 0xd9 || marker === 0xda) return null;
    else {
      const length = data.readUInt16BE(at + 2);
      if (length < 2) return null;
      if (marker === 0xe1) lies ||= orientationIn(data.subarray(at + 4, at + 2 + length)) >= 5;
      at += 2 + length;
    }
  }
  return null;
}

import { exifOf, orientationIn } from './exif';
import type { PictureType } from './read-picture';

/**
 * A picture without what cameras and editors write beside it: place, time, device, thumbnails, comments, and whatever is
 * hung on behind its end. Pixels, colours and the way it is to be turned stay, bit for bit; what breaks off, breaks off
 * in the same place. GIF has nothing of the kind.
 */
export function withoutMetadata(bytes: Uint8Array, type: PictureType): Uint8Array {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'image/jpeg') return jpeg(data);
  if (type === 'image/png') return png(data);
  return type === 'image/webp' ? webp(data) : bytes;
}

/** JFIF, colour profile and Adobe's colours matter to the pixels; other APPn and comments do not. */
const KEPT_APPS: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);
const isWords = (marker: number) => marker === 0xfe || ((marker & 0xf0) === 0xe0 && !KEPT_APPS.has(marker));
const COLOUR_PROFILE = 'ICC_PROFILE\0';
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function jpeg(data: Buffer): Buffer {
  const kept = [data.subarray(0, 2)];
  let at = 2;
  while (at < data.length) {
    const marker = data[at + 1]!;
    // Data of a scan, up to the next marker: 0xff is followed by 0 there, or by a restart marker.
    if (data[at] !== 0xff || marker === 0 || standsAlone(marker)) {
      const next = data.indexOf(0xff, at + (data[at] === 0xff ? 2 : 1));
      const end = next < 0 ? data.length : next;
      kept.push(data.subarray(at, end));
      at = end;
    } else if (marker === 0xff) at += 1;
    else if (marker === 0xd9 || at + 4 > data.length) {
      kept.push(data.subarray(at, marker === 0xd9 ? at + 2 : data.length));
      break;
    } else {
      const end = at + 2 + data.readUInt16BE(at + 2);
      const payload = data.subarray(at + 4, end);
      const orientation = marker === 0xe1 ? orientationIn(payload) : 1;
      const foreign =
        marker === 0xe2 && payload.toString('latin1', 0, COLOUR_PROFILE.length) !== COLOUR_PROFILE;
      if (orientation > 1) kept.push(exifOf(orientation));
      else if (!isWords(marker) && !foreign) kept.push(data.subarray(at, end));
      at = end;
    }
  }
  return Buffer.concat(kept);
}

const PNG_HEAD_BYTES = 8;
const PNG_WORDS: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function png(data: Buffer): Buffer {
  const kept = [data.subarray(0, PNG_HEAD_BYTES)];
  let at = PNG_HEAD_BYTES;
  let name = '';
  while (name !== 'IEND' && at + 12 <= data.length) {
    const end = at + 12 + data.readUInt32BE(at);
    name = data.toString('latin1', at + 4, at + 8);
    if (!PNG_WORDS.has(name)) kept.push(data.subarray(at, end));
    at = end;
  }
  if (name !== 'IEND') kept.push(data.subarray(at));
  return Buffer.concat(kept);
}

const WEBP_HEAD_BYTES = 12;
const WEBP_WORDS: ReadonlySet<string> = new Set(['EXIF', 'XMP ']);
/** Bits of the flags in VP8X that announce the two. */
const WEBP_WORDS_FLAGS = 0x0c;

function webp(data: Buffer): Buffer {
  const whole = data.subarray(0, 8 + data.readUInt32LE(4));
  const kept: Buffer[] = [whole.subarray(0, WEBP_HEAD_BYTES)];
  let at = WEBP_HEAD_BYTES;
  while (at + 8 <= whole.length) {
    const length = whole.readUInt32LE(at + 4);
    const end = at + 8 + length + (length & 1);
    const name = whole.toString('latin1', at, at + 4);
    const chunk = Buffer.from(whole.subarray(at, end));
    if (name === 'VP8X') chunk[8]! &= ~WEBP_WORDS_FLAGS;
    if (!WEBP_WORDS.has(name)) kept.push(chunk);
    at = end;
  }
  kept.push(whole.subarray(at));
  const clean = Buffer.concat(kept);
  clean.writeUInt32LE(clean.length - 8, 4);
  return clean;
}

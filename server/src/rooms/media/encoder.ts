import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { AppError } from '../../platform/errors';
import { Slots } from './slots';

/** A picture as it is kept: drawn anew from its pixels, so that nothing else of what was sent is in it. */
export interface Encoded {
  type: PictureType;
  /** Pixels as it is shown. */
  width: number;
  height: number;
  bytes: Uint8Array;
}
export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 12_000;
/** Larger ones are kept this large: more than any screen shows, also when somebody looks closer. */
const KEPT_SIDE = 4_096;
const MOST_KEPT_BYTES = 8 * 1_048_576;
const MOST_FRAMES = 500;
const PATIENCE_S = 10;
/** One leaves a core of a small machine to the requests that are answered meanwhile. */
const AT_ONCE = 1;
const MOST_WAITING = 16;

// Pixels are worked on outside of the event loop. The library's own memory of results would only grow, and its threads
// would take every core from the requests that are answered meanwhile.
sharp.cache(false);
sharp.concurrency(1);
// Whatever the bytes say they are, nothing but these four is ever opened.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadWebpBuffer',
  ],
});

const slots = new Slots(AT_ONCE, MOST_WAITING);

/**
 * Draws a picture anew, upright, in the colours of screens, and smaller ones of the widths asked for that it is wider
 * than. Place, time, device, comments, and whatever is hung on, are left behind. What moves goes on moving, as WebP, if
 * its frames together have no more pixels than a picture may; the smaller ones always stand still.
 *
 * One is worked on at a time, some more wait. Throws `media.not-an-image`, `media.too-large`, `media.damaged`, and
 * `server.unavailable` when too many wait.
 */
export async function encodePicture(
  bytes: Uint8Array,
  widths: readonly number[],
): Promise<{ picture: Encoded; smaller: Map<number, Encoded> }> {
  if (!isPicture(bytes)) throw new AppError('media.not-an-image');
  return slots.run(async () => {
    const head = await headOf(bytes);
    const picture = await drawn(head, bytes);
    if (picture.bytes.length > MOST_KEPT_BYTES) throw new AppError('media.too-large');
    const smaller = new Map<number, Encoded>();
    for (const width of widths) {
      if (width >= picture.width) continue;
      const small = reading(picture.bytes).resize({ width });
      smaller.set(width, await made(small.webp({ quality: 80 }), 'image/webp'));
    }
    return { picture, smaller };
  });
}

const STARTS = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a'];

/** Whether it begins as a PNG, JPEG, GIF or WebP does. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return STARTS.some((start) => head.startsWith(start)) || (head.startsWith('RIFF') && head.endsWith('WEBP'));
}

const reading = (bytes: Uint8Array, more: SharpOptions = {}): Sharp =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', ...more }).timeout({ seconds: PATIENCE_S });

/** What it says of itself; its pixels are not looked at. */
async function headOf(bytes: Uint8Array): Promise<Metadata> {
  const head = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata().catch(damaged);
  if (!(head.width > 0 && head.height > 0)) throw new AppError('media.damaged');
  if (Math.max(head.width, head.height) > LONGEST_SIDE || head.width * head.height > MOST_PIXELS)
    throw new AppError('media.too-large');
  return head;
}

function drawn(head: Metadata, bytes: Uint8Array): Promise<Encoded> {
  const { width, height, pages = 1 } = head;
  const fitting = (one: Sharp) =>
    one.resize({ width: KEPT_SIDE, height: KEPT_SIDE, fit: 'inside', withoutEnlargement: true });
  if (pages > 1 && pages <= MOST_FRAMES && width * height * pages <= MOST_PIXELS)
    return made(fitting(reading(bytes, { animated: true })).webp({ quality: 80, effort: 1 }), 'image/webp');
  const still = fitting(reading(bytes).autoOrient()).toColourspace('srgb');
  if (head.format === 'jpeg') return made(still.jpeg({ quality: 84 }), 'image/jpeg');
  if (head.format === 'webp') return made(still.webp({ quality: 86 }), 'image/webp');
  return made(still.png({ adaptiveFiltering: true }), 'image/png');
}

async function made(drawing: Sharp, type: PictureType): Promise<Encoded> {
  const { data, info } = await drawing.toBuffer({ resolveWithObject: true }).catch(damaged);
  return { type, width: info.width, height: info.pageHeight ?? info.height, bytes: data };
}

/** Of bytes that were to be pixels, all that can go wrong is that they are none. */
function damaged(): never {
  throw new AppError('media.damaged');
}

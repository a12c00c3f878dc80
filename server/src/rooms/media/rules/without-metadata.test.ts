import { crc32, deflateSync } from 'node:zlib';
import { exifOf } from './exif';
import { readPicture } from './read-picture';
import { withoutMetadata } from './without-metadata';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
const SECRET = '31.2304N 121.4737E';

describe('of a JPEG', () => {
  const segment = (marker: number, payload: Buffer) => {
    const head = Buffer.of(0xff, marker, 0, 0);
    head.writeUInt16BE(payload.length + 2, 2);
    return Buffer.concat([head, payload]);
  };
  /** Exif in the byte order of most cameras, with an orientation and a place. */
  const exif = (orientation: number) => {
    const tiff = hex('49492a0008000000 0200 0f01020001000000 00000000 1201030001000000 00000000 00000000');
    tiff.writeUInt16LE(orientation, 30);
    return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(SECRET)]));
  };
  const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1'));
  const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01 colours', 'latin1'));
  const frame = hex('ffc0 0011 08 00f0 0140 03 012200 021101 031101');
  const scan = hex('ffda 000c 03 0100 0211 0311 003f00 aabbff00cc ffd1 ddff00ee');
  const late = Buffer.concat([segment(0xc4, hex('00ffd9')), hex('ffda 0006 0101 0000 1122')]);
  const start = hex('ffd8');
  const end = hex('ffd9');
  const photo = (orientation: number) =>
    Buffer.concat([
      start,
      jfif,
      exif(orientation),
      profile,
      segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
      segment(0xe2, Buffer.from(`MPF\0${SECRET}`)),
      segment(0xed, Buffer.from(`Photoshop ${SECRET}`)),
      segment(0xfe, Buffer.from(SECRET)),
      frame,
      scan,
      late,
      end,
      start,
      exif(1),
      end,
    ]);

  it('pixels and colours stay, bit for bit', () => {
    const clean = withoutMetadata(photo(1), 'image/jpeg');
    expect(clean).toEqual(Buffer.concat([start, jfif, profile, frame, scan, late, end]));
    expect(Buffer.from(clean).includes(SECRET)).toBe(false);
  });

  it.each([3, 6, 8] as const)('the way it is to be turned stays: %i', (orientation) => {
    const clean = withoutMetadata(photo(orientation), 'image/jpeg');
    expect(clean).toEqual(Buffer.concat([start, jfif, exifOf(orientation), profile, frame, scan, late, end]));
    expect(withoutMetadata(clean, 'image/jpeg')).toEqual(clean);
    const [width, height] = orientation >= 5 ? [240, 320] : [320, 240];
    expect(readPicture(photo(orientation))).toMatchObject({ width, height });
    expect(readPicture(clean)).toMatchObject({ width, height });
  });

  it('one that breaks off breaks off in the same place', () => {
    const whole = Buffer.concat([start, jfif, profile, frame, scan, late, end]);
    for (let length = whole.indexOf(frame); length < whole.length; length++) {
      const part = whole.subarray(0, length);
      expect(withoutMetadata(part, 'image/jpeg')).toEqual(part);
    }
  });
});

it('of a PNG, texts and Exif go', () => {
  const chunk = (name: string, data: Buffer) => {
    const bytes = Buffer.alloc(12 + data.length);
    bytes.writeUInt32BE(data.length, 0);
    bytes.write(name, 4, 'latin1');
    data.copy(bytes, 8);
    bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
    return bytes;
  };
  const head = hex('89504e470d0a1a0a');
  const size = chunk('IHDR', hex('00000001 00000001 08 00 00 00 00'));
  const gamma = chunk('gAMA', hex('0000b18f'));
  const pixels = chunk('IDAT', deflateSync(hex('00ff')));
  const end = chunk('IEND', Buffer.alloc(0));
  const words = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'].map((name) => chunk(name, Buffer.from(SECRET)));
  const picture = Buffer.concat([head, size, gamma, ...words, pixels, end, Buffer.from(SECRET)]);
  expect(withoutMetadata(picture, 'image/png')).toEqual(Buffer.concat([head, size, gamma, pixels, end]));
});

it('of a WebP, Exif and XMP go, and their flags with them', () => {
  const chunk = (name: string, data: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(name), size, data, Buffer.alloc(data.length & 1)]);
  };
  const file = (...chunks: Buffer[]) => {
    const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(body.length);
    return Buffer.concat([Buffer.from('RIFF'), size, body]);
  };
  const pixels = chunk('VP8L', hex('2f3fc13b00'));
  const flags = (bits: string) => chunk('VP8X', hex(`${bits}000000 3f0100 ef0000`));
  const words = [chunk('EXIF', Buffer.from(SECRET)), chunk('XMP ', Buffer.from(SECRET))];
  const picture = file(flags('1c'), pixels, ...words);
  expect(withoutMetadata(picture, 'image/webp')).toEqual(file(flags('10'), pixels));
  expect(readPicture(picture)).toMatchObject({ width: 320, height: 240 });
});

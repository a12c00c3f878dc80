import sharp from 'sharp';
import { buildPng, pngChunk } from '../../../../test/support/pictures';
import { type Encoded, encodePicture } from './encoder';

const SECRET = '31.2304N 121.4737E';
const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
const encode = async (bytes: Uint8Array): Promise<Encoded> => (await encodePicture(bytes, [])).picture;
const code = (name: string) => expect.objectContaining({ code: name });

/** Twice as wide as high, the left half red and the right one blue. */
const halves = (height = 20, [left, right] = ['#d00', '#00d']) =>
  sharp({ create: { width: height * 2, height, channels: 3, background: right! } }).composite([
    { input: { create: { width: height, height, channels: 3, background: left! } }, left: 0, top: 0 },
  ]);
const segment = (marker: number, payload: string | Buffer) => {
  const data = Buffer.from(payload as string, 'latin1');
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const chunk = (name: string, data: string) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name), size, Buffer.from(data), Buffer.alloc(data.length & 1)]);
};

describe('nothing but the pixels is kept', () => {
  it('of a JPEG: place, XMP, comments, JFXX, segments nobody knows, and what hangs on behind', async () => {
    const plain = await halves().jpeg().toBuffer();
    const words = [
      segment(0xe0, `JFXX\0\x10${SECRET}`),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`),
      segment(0xe2, `MPF\0${SECRET}`),
      segment(0xed, `Photoshop ${SECRET}`),
      segment(0xe7, SECRET),
      segment(0xfe, SECRET),
    ];
    const photo = Buffer.concat([plain.subarray(0, 2), ...words, plain.subarray(2), Buffer.from(SECRET)]);
    const { type, bytes, width, height } = await encode(photo);
    expect({ type, width, height }).toEqual({ type: 'image/jpeg', width: 40, height: 20 });
    expect(Buffer.from(bytes).includes(SECRET)).toBe(false);
  });

  it('of a PNG: texts, pieces nobody knows, and what hangs on behind', async () => {
    const words = ['tEXt', 'iTXt', 'eXIf', 'prVt'].map((name) => pngChunk(name, Buffer.from(SECRET)));
    const { type, bytes } = await encode(
      Buffer.concat([buildPng(4, 3, 0xff0000, ...words), Buffer.from(SECRET)]),
    );
    expect(type).toBe('image/png');
    expect(Buffer.from(bytes).includes(SECRET)).toBe(false);
  });

  it('of a GIF: comments, XMP, and what hangs on behind', async () => {
    const plain = await halves().gif().toBuffer();
    const said = Buffer.concat([Buffer.of(SECRET.length), Buffer.from(SECRET), Buffer.of(0)]);
    const words = [hex('21fe'), said, hex('21ff0b'), Buffer.from('XMP DataXMP'), said];
    const at = plain.indexOf(hex('21f9'));
    const picture = Buffer.concat([plain.subarray(0, at), ...words, plain.subarray(at), Buffer.from(SECRET)]);
    expect(Buffer.from((await encode(picture)).bytes).includes(SECRET)).toBe(false);
  });

  it('of a WebP: Exif, XMP, pieces nobody knows, and what hangs on behind', async () => {
    const plain = await halves().webp({ lossless: true }).toBuffer();
    const body = Buffer.concat([
      hex('57454250 56503858 0a000000 0c000000 270000 130000'),
      plain.subarray(12),
      chunk('EXIF', SECRET),
      chunk('XMP ', SECRET),
      chunk('PRVT', SECRET),
    ]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(body.length);
    const picture = Buffer.concat([Buffer.from('RIFF'), size, body, Buffer.from(SECRET)]);
    const { type, bytes, width } = await encode(picture);
    expect({ type, width }).toEqual({ type: 'image/webp', width: 40 });
    expect(Buffer.from(bytes).includes(SECRET)).toBe(false);
  });
});

it.each([
  [1, 40, 20, '#d00'],
  [3, 40, 20, '#00d'],
  [6, 20, 40, '#d00'],
  [8, 20, 40, '#00d'],
])('stands upright, however the camera was held: %i', async (orientation, width, height, above) => {
  const photo = await halves().withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer();
  const { bytes, ...size } = await encode(photo);
  expect(size).toEqual({ type: 'image/jpeg', width, height });
  expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
  const [red, , blue] = await sharp(bytes).raw().toBuffer();
  expect(red! > blue!).toBe(above === '#d00');
});

it('what moves goes on moving; the smaller one stands still', async () => {
  const frames = await Promise.all(
    [0, 1, 2, 3].map((i) =>
      halves(200, i % 2 ? ['#00d', '#d00'] : ['#d00', '#00d'])
        .png()
        .toBuffer(),
    ),
  );
  const moving = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [80, 120, 80, 120], loop: 0 })
    .toBuffer();
  const { picture, smaller } = await encodePicture(moving, [320]);
  expect(picture).toMatchObject({ type: 'image/webp', width: 400, height: 200 });
  expect(await sharp(picture.bytes).metadata()).toMatchObject({
    pages: 4,
    delay: [80, 120, 80, 120],
    loop: 0,
  });
  expect(smaller.get(320)).toMatchObject({ width: 320, height: 160 });
  expect((await sharp(smaller.get(320)!.bytes).metadata()).pages ?? 1).toBe(1);
});

it('a picture larger than any screen is kept smaller, in its proportions', async () => {
  const wide = await sharp({ create: { width: 9_000, height: 3_000, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  expect(await encode(wide)).toMatchObject({ width: 4_096, height: 1_365 });
});

describe('refuses what is no picture in truth', () => {
  const cut = async (format: 'jpeg' | 'png' | 'webp') => {
    const whole = await halves(200).toFormat(format).toBuffer();
    return whole.subarray(0, whole.length * 0.6);
  };
  const scan = hex('ffda 000c 03 0100 0211 0311 003f00');
  const frame = hex('ffc0 0011 08 0bb8 0fa0 03 012200 021101 031101');
  const scansWithoutEnd = async () => {
    const whole = await halves(2_000).jpeg({ progressive: true }).toBuffer();
    const last = whole.lastIndexOf(hex('ffda'));
    const [before, empty] = [whole.subarray(0, last), hex('ffda 0008 0101 00 013f10 00')];
    return Buffer.concat([before, ...Array<Buffer>(200_000).fill(empty), hex('ffd9')]);
  };
  const filling = Buffer.alloc(3_000_000, hex('ff00'));
  it.each([
    ['a JPEG that breaks off', () => cut('jpeg')],
    ['a PNG that breaks off', () => cut('png')],
    ['a WebP that breaks off', () => cut('webp')],
    ['a JPEG of scans without end', scansWithoutEnd],
    ['a JPEG of only its start', () => Buffer.concat([hex('ffd8ff'), Buffer.alloc(70_000)])],
    ['a JPEG of a scan and filling', () => Buffer.concat([hex('ffd8'), scan, filling])],
    ['a JPEG of a frame, a scan and filling', () => Buffer.concat([hex('ffd8'), frame, scan, filling])],
    [
      'a WebP that says it has no bytes',
      async () => {
        const bytes = await halves().webp().toBuffer();
        bytes.writeUInt32LE(0, 4);
        return bytes;
      },
    ],
  ])('%s', async (_, bytes) => {
    const picture = await bytes();
    // Whatever else waits in this process has its turn meanwhile.
    let othersHadTheirTurn = false;
    setImmediate(() => {
      othersHadTheirTurn = true;
    });
    await expect(encode(picture)).rejects.toEqual(code('media.damaged'));
    expect(othersHadTheirTurn).toBe(true);
  });
});

it('works on one at a time and lets some more wait; the rest is told to come later', async () => {
  const bytes = buildPng(30, 30);
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => encode(bytes)));
  const failed = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(all.length - failed.length).toBe(17);
  for (const reason of failed) expect(reason).toEqual(code('server.unavailable'));
  expect(await encode(bytes)).toMatchObject({ width: 30 });
});

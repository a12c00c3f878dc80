import { readPicture } from './read-picture';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
const filled = (head: Buffer, length = 64) =>
  Buffer.concat([head, Buffer.alloc(Math.max(0, length - head.length))]);

test.each([
  ['PNG', '89504e470d0a1a0a 0000000d 49484452 00000140 000000f0 08060000 00', 'image/png', 320, 240],
  ['GIF', '474946383961 4001 f000', 'image/gif', 320, 240],
  [
    'WebP, extended',
    '52494646 40000000 57454250 56503858 0a000000 00000000 3f0100 ef0000',
    'image/webp',
    320,
    240,
  ],
  ['WebP, lossless', '52494646 40000000 57454250 5650384c 0a000000 2f 3fc13b00', 'image/webp', 320, 240],
  [
    'WebP, lossy',
    '52494646 40000000 57454250 56503820 0a000000 300100 9d012a 4001 f000',
    'image/webp',
    320,
    240,
  ],
  ['JPEG', 'ffd8 ffe0 0004 4a46 ffc0 0011 08 00f0 0140 03', 'image/jpeg', 320, 240],
  [
    'JPEG, progressive, with filling',
    'ffd8 ffe1 0004 4578 ffff c2 0011 08 00f0 0140 03',
    'image/jpeg',
    320,
    240,
  ],
])('%s', (_, bytes, type, width, height) => {
  expect(readPicture(filled(hex(bytes)))).toEqual({ type, width, height });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('this is no picture at all, whatever its name may say')],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>')],
  ['HTML behind a false start', Buffer.from('GIF<script>alert(1)</script>                ')],
  ['a PNG without size', filled(hex('89504e470d0a1a0a 0000000d 49484452 00000000 00000000'))],
  ['a PNG too wide', filled(hex('89504e470d0a1a0a 0000000d 49484452 00ffffff 00000001'))],
  ['a PNG cut short', hex('89504e470d0a1a0a 0000')],
  ['a JPEG without a frame', filled(hex('ffd8 ffd9'))],
  ['a JPEG that leads nowhere', filled(hex('ffd8 ffe0 0000'))],
  ['a JPEG of only its start', filled(hex('ffd8ff'), 70_000)],
])('%s is no picture', (_, bytes) => {
  expect(readPicture(bytes)).toBeNull();
});

import { brand } from '../brand';
import { AVATAR_SLUGS, drawAvatar, drawPicture, PICTURE_SLUGS } from './index';

/** Well-formed for our purposes: every tag closed in order, no stray angle brackets or ampersands. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?:\s[a-zA-Z0-9:-]+="[^"<>&]*")*)\s*(\/?)>/g,
    (_, closing, name, __, single) => {
      if (closing) expect(open.pop()).toBe(name);
      else if (!single) open.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).toBe('');
}

describe('pictures', () => {
  test.each(PICTURE_SLUGS)('%s is plain, small and the same every time', (slug) => {
    const svg = drawPicture(slug);
    expectWellFormed(svg);
    expect(Buffer.byteLength(svg)).toBeLessThan(12 * 1024);
    expect(svg).not.toMatch(/NaN|undefined|<text|<filter|<script|<image|href=/);
    expect(drawPicture(slug)).toBe(svg);
  });

  test('avatars and logos are plain SVG, too', () => {
    for (const svg of [...AVATAR_SLUGS.map(drawAvatar), brand.logo, brand.logoDark, brand.mark])
      expectWellFormed(svg);
  });

  test('unknown slugs are refused', () => {
    expect(() => drawPicture('volcano-day')).toThrow(RangeError);
    expect(() => drawAvatar('avatar-99')).toThrow(RangeError);
  });
});

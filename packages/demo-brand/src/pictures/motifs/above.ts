import type { Palette } from '../palettes';
import { at, circle, ellipse, num, rect, shape, stroke } from '../svg';
import { bean } from './plants';

export type LatteArt = 'heart' | 'tulip' | 'rosetta' | 'plain' | 'tea';

const ART: Record<LatteArt, (p: Palette) => string> = {
  plain: (p) => circle(0, 0, 44, p.coffeeLight, 0.35),
  tea: () => ellipse(-18, -22, 26, 14, '#ffffff', 0.25),
  heart: (p) =>
    shape('M0 58C-70 14 -52 -46 -16 -38C-6 -36 0 -26 0 -20C0 -26 6 -36 16 -38C52 -46 70 14 0 58Z', p.milk),
  tulip: (p) =>
    shape('M0 62C-20 44 -20 30 0 34C20 30 20 44 0 62Z', p.milk) +
    shape('M0 36C-52 24 -48 -6 0 6C48 -6 52 24 0 36Z', p.milk) +
    shape('M0 6C-56 -10 -50 -44 -14 -38C-4 -36 0 -28 0 -24C0 -28 4 -36 14 -38C50 -44 56 -10 0 6Z', p.milk),
  rosetta: (p) =>
    [48, 28, 8, -12, -32]
      .map((y, i) => {
        const w = 26 + (i < 3 ? i * 12 : (4 - i) * 14 + 16);
        return stroke(
          `M${-w} ${num(y - 16)}C${-w * 0.6} ${y + 4} -8 ${y} 0 ${y + 10}C8 ${y} ${w * 0.6} ${y + 4} ${w} ${num(y - 16)}`,
          p.milk,
          8,
        );
      })
      .join('') + stroke('M0 68L0 -46', p.milk, 5),
};

/** Cup and saucer seen from above, saucer 280 wide, handle to the right. */
export function cupAbove(p: Palette, art: LatteArt, base = p.ceramic, deep = p.ceramicDeep): string {
  const drink = art === 'tea' ? p.ochre : art === 'plain' ? p.coffee : p.coffeeLight;
  return [
    circle(12, 14, 142, p.ink, 0.12),
    circle(0, 0, 140, base),
    circle(0, 0, 140, deep, 0.35),
    circle(-3, -3, 118, base),
    circle(8, 10, 98, p.ink, 0.12),
    rect(84, -15, 62, 30, base, 15),
    rect(86, 0, 60, 14, deep, 7, 0.7),
    circle(0, 0, 94, base),
    circle(0, 0, 84, deep),
    circle(0, 0, 80, p.coffee),
    circle(0, 0, 76, drink),
    ART[art](p),
  ].join('');
}

/** Spoon, its bowl about the origin, handle downwards. */
export const spoon = (p: Palette): string =>
  ellipse(3, 5, 22, 34, p.ink, 0.12) +
  stroke('M0 30L0 190', p.metal, 8) +
  ellipse(0, 0, 21, 33, p.metal) +
  ellipse(-4, -4, 13, 23, p.metalDeep, 0.5);

/** Cupping bowl from above with coffee crust, 130 wide. */
export const cuppingBowl = (p: Palette, drink = p.coffee): string =>
  [
    circle(6, 8, 66, p.ink, 0.14),
    circle(0, 0, 65, p.ceramic),
    circle(0, 0, 55, p.ceramicDeep),
    circle(0, 0, 52, drink),
    ellipse(-14, -16, 20, 12, p.coffeeLight, 0.5),
  ].join('');

/** Beans strewn over the given places: `[x, y, turn, scale]`. */
export const strewn = (p: Palette, places: readonly (readonly [number, number, number, number])[]): string =>
  places
    .map(
      ([x, y, turn, scale], i) =>
        at(x + 4, y + 5, ellipse(0, 0, 30, 42, p.ink, 0.14), scale, turn) +
        at(x, y, i % 3 === 1 ? bean(p, p.coffee, p.ink) : bean(p), scale, turn),
    )
    .join('');

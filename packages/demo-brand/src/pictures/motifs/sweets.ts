import type { Palette } from '../palettes';
import { circle, contact, ellipse, rect, shape, stroke, turned } from '../svg';

/** Flat plate on the origin. */
export const plate = (p: Palette, half = 130): string =>
  [
    contact(half, p.ink, 0.16),
    ellipse(0, -8, half, half * 0.13, p.ceramicDeep),
    ellipse(0, -13, half, half * 0.12, p.ceramic),
    ellipse(0, -12, half * 0.72, half * 0.07, p.ceramicDeep, 0.45),
  ].join('');

/** Wedge of burnt cheesecake, point to the left, 190 wide. */
export const cheesecake = (p: Palette): string =>
  [
    shape('M-96 -14L70 -24L86 -6L-40 2Z', p.ink, 0.12),
    shape('M-98 -76L78 -106L78 -14L-98 -8Z', p.milk),
    shape('M-98 -20L78 -30L78 -14L-98 -8Z', p.ochre),
    shape('M78 -106L100 -88L100 -10L78 -14Z', p.coffeeLight),
    shape('M-98 -76L78 -106L100 -88L-92 -68Z', p.coffee),
    shape('M-98 -76L78 -106L84 -101L-96 -73Z', p.coffeeLight, 0.8),
    stroke('M-60 -52L-20 -58M10 -46L40 -50M-40 -34L-6 -38', p.ochre, 3, 0.5),
  ].join('');

/** Swiss roll, cut side to the front, 180 wide. */
export const roll = (p: Palette): string =>
  [
    shape('M-50 -98L74 -98C118 -98 118 0 74 0L-50 0Z', p.leaf),
    shape('M20 0C100 -6 96 -60 104 -62C110 -30 100 0 74 0Z', p.leafDeep, 0.6),
    circle(-50, -49, 49, p.leafDeep),
    circle(-50, -49, 42, p.milk),
    stroke('M-50 -49C-46 -62 -30 -56 -32 -42C-35 -22 -68 -22 -74 -46C-78 -68 -58 -82 -40 -78', p.leaf, 10),
    stroke('M-20 -84L60 -84', '#ffffff', 5, 0.25),
  ].join('');

/** Canelé, 74 wide and 84 tall. */
export const canele = (p: Palette): string =>
  [
    contact(36, p.ink),
    turned(
      [
        [-84, 24],
        [-80, 28],
        [-40, 32],
        [-8, 38],
        [0, 36],
      ],
      p.coffeeLight,
      p.coffee,
      0.25,
    ),
    stroke('M-20 -74L-28 -6M-7 -76L-10 -4M7 -76L10 -4', p.coffee, 4, 0.55),
    ellipse(0, -83, 24, 6, p.coffee),
    ellipse(0, -83, 12, 3, p.ochre, 0.6),
  ].join('');

/** Croissant about the origin's line, 220 wide. */
export const croissant = (p: Palette): string =>
  [
    ellipse(6, 0, 108, 10, p.ink, 0.16),
    shape(
      'M-108 -14C-104 -66 -54 -104 0 -104S104 -66 108 -14C110 0 92 4 82 -8C70 -26 44 -36 0 -36S-70 -26 -82 -8C-92 4 -110 0 -108 -14Z',
      p.ochre,
    ),
    shape(
      'M40 -98C82 -82 106 -48 108 -14C110 0 92 4 82 -8C76 -18 64 -26 48 -30C62 -52 58 -80 40 -98Z',
      p.coffeeLight,
      0.6,
    ),
    stroke(
      'M-76 -70C-64 -56 -62 -40 -66 -26M-38 -94C-26 -74 -24 -56 -28 -38M6 -102C14 -80 14 -58 10 -38M46 -94C50 -74 48 -54 40 -34',
      p.coffeeLight,
      6,
      0.7,
    ),
  ].join('');

/** Cookie seen from above, about the origin. */
export const cookie = (p: Palette, r = 56): string =>
  [
    circle(4, 6, r, p.ink, 0.14),
    circle(0, 0, r, p.ochre),
    circle(-3, -4, r * 0.86, p.milk, 0.25),
    ...[
      [-18, -22],
      [16, -26],
      [26, 8],
      [-4, 4],
      [-30, 12],
      [6, 30],
    ].map(([x, y]) => rect((x! * r) / 56 - 6, (y! * r) / 56 - 5, 13, 11, p.coffee, 4)),
  ].join('');

/** Fork lying to the right of the origin. */
export const fork = (p: Palette): string =>
  stroke(
    'M0 0L96 -6M96 -6C110 -6 112 -14 126 -15M96 -6C112 -2 114 -6 128 -6M96 -6C110 4 114 2 128 3',
    p.metal,
    5,
  );

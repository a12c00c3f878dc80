import type { Palette } from '../palettes';
import { circle, contact, ellipse, rect, shape, stroke } from '../svg';

/** The sign for "percent", about the origin, 120 tall. */
export const percent = (paint: string): string =>
  stroke(
    'M-44 0m-22 -30a22 22 0 1 1 44 0a22 22 0 1 1 -44 0M22 30a22 22 0 1 1 44 0a22 22 0 1 1 -44 0M42 -56L-42 56',
    paint,
    15,
  );

/** Hanging price tag, string hole at the origin, 200 wide and 300 tall. */
export const priceTag = (p: Palette, paint = p.clay, deep = p.clayDeep, sign = p.ceramic): string =>
  [
    shape('M6 -26L96 36L96 268C96 278 90 284 80 284L-72 284C-82 284 -88 278 -88 268L-88 36Z', p.ink, 0.12),
    shape('M0 -34L90 28L90 260C90 270 84 276 74 276L-74 276C-84 276 -90 270 -90 260L-90 28Z', paint),
    shape('M50 0L90 28L90 260C90 270 84 276 74 276L46 276Z', deep, 0.55),
    circle(0, 6, 14, p.ceramic),
    circle(0, 6, 7, deep),
    `<g transform="translate(0 150)">${percent(sign)}</g>`,
  ].join('');

/** Coupon with notches, 260 x 120, about the origin. */
export const ticket = (p: Palette, paint = p.clay, sign = p.ceramic): string =>
  [
    shape('M-124 -54L136 -54L136 66L-124 66Z', p.ink, 0.1),
    shape('M-130 -60L130 -60L130 -16A16 16 0 0 0 130 16L130 60L-130 60L-130 16A16 16 0 0 0 -130 -16Z', paint),
    stroke('M52 -48L52 48', sign, 3, 0.55).replace('/>', ' stroke-dasharray="2 10"/>'),
    `<g transform="translate(-40 0) scale(0.6)">${percent(sign)}</g>`,
    stroke('M78 -18L106 -18M78 0L106 0M78 18L98 18', sign, 5, 0.7),
  ].join('');

/** Wrapped box with ribbon, 200 wide, standing on the origin. */
export const giftBox = (p: Palette): string =>
  [
    contact(100, p.ink),
    rect(-96, -130, 192, 130, p.riverDeep, 4),
    rect(40, -130, 56, 130, p.ink, 4, 0.14),
    rect(-106, -162, 212, 38, p.river, 5),
    rect(44, -162, 62, 38, p.ink, 5, 0.12),
    rect(-18, -162, 36, 162, p.clay),
    shape('M0 -162C-30 -214 -84 -206 -70 -178C-62 -162 -24 -160 0 -162Z', p.clay),
    shape('M0 -162C30 -214 84 -206 70 -178C62 -162 24 -160 0 -162Z', p.clayDeep),
    circle(0, -164, 12, p.clay),
  ].join('');

/** Leaf of a calendar with one day marked, 240 x 240 about the origin. */
export function calendar(p: Palette): string {
  const days = Array.from({ length: 20 }, (_, i) => {
    const [x, y] = [-84 + (i % 5) * 42, -34 + Math.floor(i / 5) * 38];
    return i === 12
      ? circle(x, y, 18, p.clay) + stroke(`M${x - 8} ${y}l6 7l10 -13`, p.ceramic, 5)
      : circle(x, y, 9, p.ceramicDeep);
  });
  return [
    rect(-114, -112, 240, 244, p.ink, 14, 0.12),
    rect(-120, -120, 240, 244, p.ceramic, 14),
    shape('M-120 -74L-120 -106A14 14 0 0 1 -106 -120L106 -120A14 14 0 0 1 120 -106L120 -74Z', p.clay),
    rect(-66, -138, 12, 34, p.metalDeep, 6),
    rect(54, -138, 12, 34, p.metalDeep, 6),
    ...days,
  ].join('');
}

/** Drop-shaped map pin, its point on the origin, 80 tall. */
export const pin = (p: Palette, paint = p.clay): string =>
  ellipse(3, 1, 16, 5, p.ink, 0.2) +
  shape('M0 0C-10 -22 -32 -34 -32 -58A32 32 0 0 1 32 -58C32 -34 10 -22 0 0Z', paint) +
  circle(0, -58, 13, p.ceramic);

/** Two arrows chasing each other about the origin. */
export const cycle = (paint: string, r = 90): string =>
  stroke(
    `M${-r} -8A${r} ${r} 0 0 1 ${r * 0.86} ${-r * 0.46}M${r} 8A${r} ${r} 0 0 1 ${-r * 0.86} ${r * 0.46}`,
    paint,
    14,
  ) +
  stroke(
    `M${r * 0.9} ${-r * 0.9}L${r * 0.88} ${-r * 0.44}L${r * 0.42} ${-r * 0.52}M${-r * 0.9} ${r * 0.9}L${-r * 0.88} ${r * 0.44}L${-r * 0.42} ${r * 0.52}`,
    paint,
    14,
  );

/** Cloth bag standing on the origin, 180 wide. */
export const tote = (p: Palette): string =>
  [
    contact(84, p.ink),
    stroke('M-44 -176C-44 -266 44 -266 44 -176', p.woodDeep, 10),
    shape('M-86 -180L86 -180L94 0L-94 0Z', p.milk),
    shape('M44 -180L86 -180L94 0L56 0Z', p.ceramicDeep),
    stroke(
      'M-26 -128C-36 -100 -16 -80 -26 -48M0 -134C-10 -104 10 -80 0 -42M26 -128C16 -100 36 -80 26 -48',
      p.riverDeep,
      8,
    ),
  ].join('');

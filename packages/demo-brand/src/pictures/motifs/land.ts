import type { Palette } from '../palettes';
import { circle, num, type Point, rect, shape, stroke, through } from '../svg';

/** A ridge across the picture: `heights` from left to right, filled down to `bottom`. */
export function ridge(heights: readonly number[], paint: string, bottom = 600, width = 800): string {
  const step = width / (heights.length - 1);
  const points = heights.map((y, i): Point => [i * step, y]);
  return shape(`${through(points)}L${width} ${bottom}L0 ${bottom}Z`, paint);
}

/** A river that comes from far away at (x, y) and winds, widening, to the lower edge. */
export function river(p: Palette, x = 430, y = 330): string {
  const bank = (side: number): Point[] => [
    [x + side * 3, y],
    [x + 46 + side * 8, y + 34],
    [x - 40 + side * 20, y + 84],
    [x + 60 + side * 44, y + 150],
    [x - 90 + side * 92, y + 230],
    [x - 60 + side * 150, y + 290],
  ];
  const ripple = (dx: number, dy: number, length: number): string =>
    `M${num(x + dx)} ${num(y + dy)}h${length}`;
  return [
    shape(`${through(bank(-1))}${through(bank(1).reverse(), 'L')}Z`, p.river),
    stroke(
      ripple(-60, 88, 26) +
        ripple(20, 140, 46) +
        ripple(60, 158, 30) +
        ripple(-110, 216, 70) +
        ripple(-70, 250, 60),
      p.light === 'night' ? p.glow : p.steam,
      4,
      0.5,
    ),
  ].join('');
}

export const sun = (p: Palette, x: number, y: number, r = 54): string =>
  circle(x, y, r * 1.7, p.glow, 0.28) +
  circle(x, y, r, p.light === 'dusk' ? p.glow : p.ochre, p.light === 'mist' ? 0.55 : 0.9);

/** A crescent with a faint ring. */
export const moon = (p: Palette, x: number, y: number, r = 44): string =>
  circle(x, y, r * 1.9, p.glow, 0.08) +
  shape(
    `M${num(x + r * 0.3)} ${num(y - r)}A${r} ${r} 0 1 0 ${num(x + r)} ${num(y + r * 0.35)}A${num(r * 0.84)} ${num(r * 0.84)} 0 0 1 ${num(x + r * 0.3)} ${num(y - r)}Z`,
    p.glow,
  );

/** Full moon or low sun, whichever the light asks for. */
export const disc = (p: Palette, x: number, y: number, r = 46): string =>
  p.light === 'night' ? moon(p, x, y, r * 0.9) : sun(p, x, y, r);

const STARS: [number, number, number][] = [
  [60, 70, 2.4],
  [142, 136, 1.6],
  [214, 52, 2],
  [306, 108, 1.5],
  [372, 40, 2.3],
  [452, 150, 1.5],
  [520, 66, 1.8],
  [610, 120, 2.2],
  [676, 44, 1.6],
  [744, 130, 2],
  [98, 214, 1.4],
  [560, 206, 1.4],
];

/** Stars in the box; nothing by day. */
export const stars = (p: Palette, x = 0, y = 0, w = 800, h = 260): string =>
  p.light === 'night'
    ? STARS.map(([sx, sy, r]) => circle(x + (sx / 800) * w, y + (sy / 260) * h, r, p.glow, 0.8)).join('')
    : '';

/** Three birds on the wing. */
export const birds = (p: Palette, x: number, y: number): string =>
  stroke(
    `M${x} ${y}q9 -9 16 0q7 -9 16 0M${x + 46} ${y - 22}q7 -7 13 0q6 -7 13 0M${x + 62} ${y + 14}q6 -6 11 0q5 -6 11 0`,
    p.near,
    3.5,
    0.8,
  );

/** Terraced rows between two edges, for tea hills: bands that follow the slope. */
export function terraces(p: Palette, rows = 6, top = 330): string {
  const gap = (620 - top) / rows;
  return Array.from({ length: rows }, (_, i) => {
    const y = top + i * gap;
    const swing = 22 + i * 5;
    const line: Point[] = [
      [-20, y + swing],
      [160, y - swing * 0.4],
      [360, y + swing * 0.5],
      [580, y - swing],
      [820, y + swing * 0.2],
    ];
    const crest = stroke(through(line), i % 2 ? p.leaf : p.leafDeep, 5, 0.6);
    return shape(`${through(line)}L820 620L-20 620Z`, i % 2 ? p.leafDeep : p.leaf) + crest;
  }).join('');
}

/** Slanting rain in the box. */
export function rain(p: Palette, x: number, y: number, w: number, h: number): string {
  const drops: string[] = [];
  for (let i = 0; i < 26; i++) {
    // The R2 sequence: even, without rows.
    const dx = (i * 0.7549) % 1;
    const dy = (i * 0.5698) % 1;
    drops.push(`M${num(x + dx * (w - 12) + 8)} ${num(y + dy * (h - 24))}l-5 20`);
  }
  return stroke(drops.join(''), p.steam, 2.5, 0.5);
}

/** The view that stands behind windows: sky, hills, a disc, all inside the box. */
export function view(p: Palette, x: number, y: number, w: number, h: number): string {
  const line = (share: readonly number[], paint: string): string => {
    const points = share.map((s, i): Point => [x + (w * i) / (share.length - 1), y + h * s]);
    return shape(`${through(points)}L${num(x + w)} ${num(y + h)}L${num(x)} ${num(y + h)}Z`, paint);
  };
  return [
    rect(x, y, w, h, 'url(#sky)'),
    stars(p, x, y, w, h * 0.6),
    disc(p, x + w * 0.68, y + h * 0.28, Math.min(w, h) * 0.11),
    line([0.62, 0.5, 0.58, 0.44, 0.6], p.far),
    line([0.72, 0.66, 0.56, 0.7, 0.64], p.mid),
    line([0.8, 0.86, 0.78, 0.82, 0.9], p.near),
  ].join('');
}

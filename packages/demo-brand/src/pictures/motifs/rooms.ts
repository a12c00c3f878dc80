import type { Palette } from '../palettes';
import { at, circle, contact, ellipse, rect, shape, stroke, turned } from '../svg';
import { view } from './land';

/** Wall and table across the picture; the table's far edge is at `edge`. */
export const room = (p: Palette, edge = 440): string =>
  [
    rect(0, 0, 800, 600, 'url(#wall)'),
    rect(0, edge, 800, 600 - edge, p.table),
    rect(0, edge, 800, 7, '#ffffff', 0, 0.16),
    rect(0, 572, 800, 28, p.tableDeep),
  ].join('');

/** Window with a view, light frame and sill; (x, y) is its upper left corner. */
export function windowPane(p: Palette, x: number, y: number, w: number, h: number): string {
  const frame = p.light === 'night' ? p.woodDeep : p.ceramic;
  return [
    rect(x - 12, y - 12, w + 24, h + 24, frame, 4),
    view(p, x, y, w, h),
    rect(x + w / 2 - 5, y, 10, h, frame),
    rect(x, y + h * 0.36, w, 8, frame),
    rect(x - 26, y + h + 10, w + 52, 16, frame, 4),
    rect(x - 26, y + h + 22, w + 52, 6, p.ink, 3, 0.12),
  ].join('');
}

/** Pendant lamp hanging from the upper edge at x, with its cone of light. */
export function pendant(p: Palette, x: number, drop: number, paint = p.clay, cone = 260): string {
  return [
    p.light === 'day' || p.light === 'mist'
      ? ''
      : shape(
          `M${x - 46} ${drop}L${x + 46} ${drop}L${x + 46 + cone * 0.42} ${drop + cone}L${x - 46 - cone * 0.42} ${drop + cone}Z`,
          p.glow,
          0.14,
        ),
    rect(x - 1.5, 0, 3, drop - 40, p.ink, 0, 0.7),
    at(
      x,
      drop,
      turned(
        [
          [-44, 10],
          [-44, 10],
          [-30, 22],
          [0, 54],
          [0, 54],
        ],
        paint,
        p.ink,
        0.2,
      ).replace('opacity="0.75"', 'opacity="0.25"'),
    ),
    ellipse(x, drop, 54, 8, p.glow),
  ].join('');
}

/** Desk lamp standing on the origin, light falling to the left. */
export function deskLamp(p: Palette): string {
  return [
    shape('M-96 -190L-34 -226L-60 0L-300 0Z', p.glow, p.light === 'night' ? 0.2 : 0.3),
    contact(44, p.ink),
    turned(
      [
        [-14, 30],
        [-12, 40],
        [0, 44],
      ],
      p.metalDeep,
      p.ink,
      0.2,
    ),
    stroke('M0 -12L36 -150L-40 -234', p.metalDeep, 8),
    circle(36, -150, 9, p.ochre),
    shape('M-28 -250L-16 -218C-40 -196 -70 -182 -104 -184C-98 -218 -68 -246 -28 -250Z', p.clay),
    shape('M-20 -228L-16 -218C-40 -196 -70 -182 -104 -184L-103 -190C-70 -188 -44 -204 -20 -228Z', p.clayDeep),
  ].join('');
}

/** An open book lying on the origin, 200 wide. */
export const openBook = (p: Palette): string =>
  [
    ellipse(6, 2, 108, 9, p.ink, 0.18),
    shape('M-104 -8L0 -2L104 -8L96 -34C60 -46 24 -42 0 -30C-24 -42 -60 -46 -96 -34Z', p.ceramic),
    shape('M0 -2L104 -8L96 -34C60 -46 24 -42 0 -30Z', p.ceramicDeep, 0.7),
    stroke(
      'M-82 -30C-58 -36 -36 -34 -16 -26M-86 -20C-60 -26 -36 -24 -16 -16M82 -30C58 -36 36 -34 16 -26',
      p.metal,
      2.5,
      0.45,
    ),
  ].join('');

/** Closed books, stacked on the origin. */
export const books = (p: Palette): string =>
  [
    contact(62, p.ink),
    rect(-66, -24, 132, 24, p.riverDeep, 4),
    rect(-60, -20, 124, 3, p.ceramic, 0, 0.5),
    rect(-56, -44, 116, 20, p.clay, 4),
    rect(-60, -62, 104, 18, p.ceramicDeep, 4),
  ].join('');

/** Wall clock about (0, 0); hour may be fractional. */
export function clock(p: Palette, hour: number, r = 78): string {
  const hand = (turn: number, length: number, width: number): string => {
    const a = (turn * Math.PI) / 180;
    return stroke(
      `M0 0L${Math.round(Math.sin(a) * length)} ${Math.round(-Math.cos(a) * length)}`,
      p.ink,
      width,
    );
  };
  const ticks = Array.from({ length: 12 }, (_, i) => {
    const a = (i * Math.PI) / 6;
    return circle(Math.sin(a) * r * 0.78, -Math.cos(a) * r * 0.78, i % 3 ? 2.5 : 4.5, p.ink, 0.6);
  });
  return [
    circle(5, 8, r + 8, p.ink, 0.12),
    circle(0, 0, r + 8, p.wood),
    circle(0, 0, r, p.ceramic),
    ...ticks,
    hand((hour % 12) * 30, r * 0.44, 8),
    hand((hour % 1) * 360, r * 0.66, 5),
    circle(0, 0, 7, p.clay),
  ].join('');
}

/** A plank on the wall, its upper edge at y. */
export const plank = (p: Palette, x: number, y: number, w: number): string =>
  rect(x, y, w, 14, p.wood, 3) +
  rect(x, y + 10, w, 6, p.woodDeep, 3) +
  rect(x + 6, y + 16, w - 4, 10, p.ink, 4, 0.1);

/** Front of a shop standing on the origin, 440 wide and 330 tall. Lit from inside after sunset. */
export function shopFront(p: Palette, paint = p.clay, deep = p.clayDeep): string {
  const lit = p.light === 'night' || p.light === 'dusk';
  const pane = lit ? p.glow : p.river;
  const stripes = Array.from({ length: 9 }, (_, i) => {
    const x = -216 + i * 48;
    return shape(`M${x} -226L${x + 48} -226L${x + 48} -186a24 20 0 0 1 -48 0Z`, i % 2 ? p.ceramic : paint);
  });
  return [
    ellipse(10, 2, 236, 12, p.ink, 0.16),
    rect(-220, -330, 440, 330, p.wallDeep, 4),
    rect(-220, -330, 440, 26, p.woodDeep, 4),
    rect(-220, -296, 440, 62, paint),
    ...[-22, 0, 22].map((x) => stroke(`M${x} -282C${x - 7} -270 ${x + 7} -260 ${x} -248`, p.ceramic, 6)),
    rect(-196, -206, 236, 150, p.woodDeep, 4),
    rect(-186, -196, 216, 130, pane),
    rect(-186, -84, 216, 18, p.wood),
    at(
      -140,
      -84,
      turned(
        [
          [-34, 18],
          [-34, 18],
          [0, 12],
          [0, 12],
        ],
        p.ceramic,
        p.ceramicDeep,
      ),
    ),
    at(
      -90,
      -84,
      turned(
        [
          [-44, 4],
          [-40, 20],
          [-10, 26],
          [0, 22],
        ],
        p.clay,
        p.clayDeep,
        0.2,
      ),
    ),
    at(
      -30,
      -84,
      turned(
        [
          [-52, 14],
          [-52, 14],
          [0, 18],
          [0, 18],
        ],
        p.metal,
        p.metalDeep,
      ),
    ),
    shape('M-186 -196L-120 -196L-186 -110Z', '#ffffff', 0.22),
    rect(70, -206, 112, 206, p.woodDeep, 4),
    rect(82, -194, 88, 130, pane),
    shape('M82 -194L140 -194L82 -110Z', '#ffffff', 0.22),
    circle(92, -44, 6, p.ochre),
    rect(-220, -12, 440, 12, deep),
    ...stripes,
    rect(-220, -234, 440, 10, deep),
  ].join('');
}

/** A bench with slatted back, 150 wide. */
export const bench = (p: Palette): string =>
  [
    ellipse(4, 2, 82, 6, p.ink, 0.15),
    rect(-64, -40, 10, 40, p.metalDeep),
    rect(54, -40, 10, 40, p.metalDeep),
    rect(-76, -48, 152, 11, p.wood, 4),
    rect(-76, -84, 152, 9, p.wood, 4),
    rect(-76, -70, 152, 9, p.woodDeep, 4),
  ].join('');

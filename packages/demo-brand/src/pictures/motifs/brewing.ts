import type { Palette } from '../palettes';
import { circle, contact, ellipse, rect, shape, stroke, turned } from '../svg';

/** Cone dripper on its plate, standing on the origin (the rim of a server), 150 wide. */
export function dripper(p: Palette, base = p.clay, deep = p.clayDeep): string {
  return [
    turned(
      [
        [-96, 76],
        [-96, 76],
        [-22, 26],
        [-14, 24],
        [-14, 24],
      ],
      base,
      deep,
      0.25,
    ),
    stroke('M-48 -88L-20 -30M-22 -90L-9 -32M6 -90L3 -32', deep, 3, 0.55),
    shape('M-70 -96L70 -96L58 -112L-60 -112Z', p.ceramic),
    shape('M20 -96L70 -96L58 -112L26 -112Z', p.ceramicDeep, 0.6),
    ellipse(0, -112, 59, 9, p.ceramicDeep),
    ellipse(0, -111, 50, 6, p.coffee),
    rect(-56, -16, 112, 10, base, 5),
    rect(16, -16, 40, 10, deep, 5, 0.8),
    rect(-30, -8, 60, 8, deep, 3),
  ].join('');
}

/** Gooseneck kettle, spout to the left, 300 wide; its spout ends at (-178, -150). */
export function kettle(p: Palette, base = p.metal, deep = p.metalDeep): string {
  return [
    stroke('M-70 -36C-138 -34 -116 -146 -176 -150', base, 13),
    stroke('M62 -128C150 -150 158 -40 108 -22', deep, 14),
    turned(
      [
        [-128, 52],
        [-128, 52],
        [-96, 66],
        [-16, 86],
        [-4, 84],
        [0, 80],
      ],
      base,
      deep,
      0.3,
    ),
    turned(
      [
        [-152, 9],
        [-148, 12],
        [-142, 8],
        [-138, 26],
        [-128, 50],
        [-126, 52],
      ],
      base,
      deep,
      0.3,
    ),
    circle(0, -154, 9, p.wood),
  ].join('');
}

/** A thin stream of water falling from (0, 0) by `length`. */
export const pour = (p: Palette, length: number): string =>
  stroke(`M0 0C-10 4 -12 24 -12 ${length}`, p.light === 'night' ? p.river : p.riverDeep, 4, 0.75);

/** Three curls of steam rising from the origin. */
export function steam(p: Palette, height = 110): string {
  const curl = (x: number, tall: number): string =>
    `M${x} 0C${x - 20} ${-tall * 0.28} ${x + 20} ${-tall * 0.5} ${x} ${-tall * 0.74}S${x + 4} ${-tall * 0.94} ${x + 6} ${-tall}`;
  return stroke(
    `${curl(-24, height * 0.8)}${curl(0, height)}${curl(24, height * 0.72)}`,
    p.steam,
    6,
    p.light === 'night' ? 0.35 : 0.75,
  );
}

/** Kitchen scale, 190 wide; the thing to weigh stands at y = -30. The display is lit. */
export function scale(p: Palette): string {
  return [
    contact(92, p.ink),
    rect(-94, -22, 188, 22, p.metalDeep, 7),
    rect(-98, -31, 196, 11, p.metal, 5),
    rect(30, -17, 48, 11, p.glow, 3, 0.9),
    circle(-70, -11, 4, p.metal),
  ].join('');
}

/** Hand grinder with wooden knob, 120 wide. */
export function grinder(p: Palette): string {
  return [
    contact(52, p.ink),
    turned(
      [
        [-88, 48],
        [-88, 48],
        [-8, 52],
        [0, 48],
      ],
      p.wood,
      p.woodDeep,
      0.2,
    ),
    rect(-50, -54, 100, 6, p.woodDeep, 0, 0.7),
    circle(0, -30, 8, p.ochre),
    turned(
      [
        [-150, 30],
        [-146, 40],
        [-96, 50],
        [-88, 50],
        [-86, 50],
      ],
      p.metal,
      p.metalDeep,
      0.35,
    ),
    stroke('M0 -152L0 -170L86 -186', p.metalDeep, 8),
    turned(
      [
        [-170, 9],
        [-168, 10],
        [-154, 12],
        [-150, 12],
      ],
      p.metalDeep,
      p.ink,
      0.2,
    ),
    shape('M78 -188C76 -214 100 -214 98 -188C96 -180 80 -180 78 -188Z', p.clay),
  ].join('');
}

/** Stove-top moka pot, spout to the left, 170 wide. */
export function moka(p: Palette): string {
  return [
    contact(56, p.ink),
    stroke('M48 -176L92 -176L84 -104', p.ink, 14),
    shape('M-44 -184L-74 -176L-42 -150Z', p.metal),
    turned(
      [
        [-190, 50],
        [-190, 50],
        [-112, 34],
        [-104, 34],
        [-104, 34],
      ],
      p.metal,
      p.metalDeep,
      0.45,
    ),
    turned(
      [
        [-104, 38],
        [-104, 38],
        [-94, 40],
        [-84, 38],
        [-84, 38],
      ],
      p.metalDeep,
      p.ink,
      0.3,
    ),
    turned(
      [
        [-84, 36],
        [-84, 36],
        [-6, 56],
        [0, 56],
      ],
      p.metal,
      p.metalDeep,
      0.45,
    ),
    shape('M-50 -190L50 -190L0 -212Z', p.metalDeep),
    circle(0, -216, 8, p.ink),
  ].join('');
}

/** French press, 130 wide, with coffee up to two thirds. */
export function frenchPress(p: Palette): string {
  return [
    contact(54, p.ink),
    stroke('M48 -166C104 -166 104 -50 50 -50', p.wood, 13),
    rect(-50, -190, 100, 190, p.steam, 8, 0.5),
    rect(-50, -132, 100, 128, p.coffee, 6),
    ellipse(0, -132, 50, 7, p.coffeeLight),
    rect(18, -190, 32, 190, p.ink, 6, 0.16),
    rect(-40, -180, 7, 160, '#ffffff', 3, 0.35),
    rect(-55, -64, 110, 9, p.metalDeep, 3),
    rect(-55, -8, 110, 10, p.metalDeep, 4),
    turned(
      [
        [-210, 20],
        [-206, 40],
        [-194, 54],
        [-186, 54],
        [-186, 54],
      ],
      p.metal,
      p.metalDeep,
      0.35,
    ),
    rect(-3, -252, 6, 44, p.metalDeep),
    circle(0, -256, 11, p.wood),
  ].join('');
}

/** Two-group espresso machine, 330 wide. */
export function machine(p: Palette): string {
  return [
    contact(160, p.ink),
    rect(-160, -190, 320, 70, p.clay, 14),
    rect(60, -190, 100, 70, p.clayDeep, 14, 0.7),
    rect(-148, -206, 296, 20, p.metal, 6),
    rect(-130, -122, 260, 90, p.metalDeep, 4),
    rect(-160, -40, 320, 34, p.metal, 8),
    rect(-150, -8, 30, 10, p.ink, 3),
    rect(120, -8, 30, 10, p.ink, 3),
    ...[-70, 50].map((x) =>
      [
        rect(x - 24, -122, 48, 18, p.metal, 4),
        rect(x - 17, -104, 34, 14, p.ink, 4),
        rect(x + 10, -101, 50, 8, p.wood, 4),
      ].join(''),
    ),
    circle(-120, -156, 13, p.glow),
    circle(-82, -156, 7, p.ceramic),
    circle(-58, -156, 7, p.ceramic),
  ].join('');
}

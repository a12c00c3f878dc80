import type { Palette } from '../palettes';
import { contact, ellipse, rect, shape, stroke, turned } from '../svg';

/** All vessels stand on the origin. */
export interface VesselPaint {
  base?: string;
  deep?: string;
}

/** A wide cup with handle on its saucer, 170 wide. */
export function cup(p: Palette, { base = p.ceramic, deep = p.ceramicDeep }: VesselPaint = {}): string {
  return [
    contact(88, p.ink),
    ellipse(0, -6, 88, 10, deep),
    ellipse(0, -9, 88, 9, base),
    stroke('M58 -84C92 -88 94 -40 46 -38', base, 12),
    turned(
      [
        [-98, 66],
        [-98, 66],
        [-62, 62],
        [-30, 44],
        [-12, 28],
        [-10, 28],
      ],
      base,
      deep,
    ),
    ellipse(0, -98, 66, 12, deep),
    ellipse(0, -96, 60, 9, p.coffee),
    ellipse(-12, -97, 34, 4, p.coffeeLight, 0.8),
  ].join('');
}

/** A straight mug, 110 wide. */
export function mug(p: Palette, { base = p.clay, deep = p.clayDeep }: VesselPaint = {}): string {
  return [
    contact(54, p.ink),
    stroke('M48 -92C86 -92 86 -34 46 -34', base, 13),
    turned(
      [
        [-118, 52],
        [-118, 52],
        [-60, 52],
        [-10, 49],
        [-2, 44],
        [0, 40],
      ],
      base,
      deep,
      0.2,
    ),
    ellipse(0, -118, 52, 10, deep),
    ellipse(0, -116, 46, 7, p.coffee),
  ].join('');
}

/** Small handleless tea cup, 70 wide. */
export function teaCup(p: Palette, { base = p.ceramic, deep = p.ceramicDeep }: VesselPaint = {}): string {
  return [
    contact(30, p.ink),
    turned(
      [
        [-46, 35],
        [-46, 35],
        [-24, 31],
        [-8, 18],
        [-6, 16],
        [0, 18],
      ],
      base,
      deep,
    ),
    ellipse(0, -46, 35, 7, deep),
    ellipse(0, -45, 30, 5, p.ochre),
  ].join('');
}

/** Lidded bowl for tea on its foot plate, 150 wide. */
export function gaiwan(p: Palette, { base = p.ceramic, deep = p.ceramicDeep }: VesselPaint = {}): string {
  return [
    contact(72, p.ink),
    ellipse(0, -6, 74, 9, deep),
    ellipse(0, -9, 74, 8, base),
    turned(
      [
        [-96, 74],
        [-92, 70],
        [-60, 58],
        [-28, 38],
        [-12, 27],
        [-10, 27],
      ],
      base,
      deep,
    ),
    stroke('M-56 -66C-36 -50 -20 -76 2 -60', p.ceramic, 3.5, 0.7),
    stroke('M-50 -56C-32 -44 -18 -64 -2 -52', p.ceramic, 2.5, 0.5),
    turned(
      [
        [-132, 14],
        [-130, 14],
        [-124, 12],
        [-118, 34],
        [-104, 62],
        [-100, 64],
      ],
      base,
      deep,
    ),
    ellipse(0, -133, 15, 4, deep),
  ].join('');
}

/** Round teapot, spout to the left, 250 wide. */
export function teapot(p: Palette, { base = p.clay, deep = p.clayDeep }: VesselPaint = {}): string {
  return [
    contact(92, p.ink),
    stroke('M84 -112C150 -130 150 -34 78 -40', base, 15),
    shape('M-78 -44C-112 -52 -112 -96 -140 -112L-122 -124C-96 -108 -92 -84 -70 -86Z', base),
    turned(
      [
        [-136, 44],
        [-128, 66],
        [-84, 96],
        [-36, 86],
        [-8, 56],
        [0, 54],
      ],
      base,
      deep,
      0.22,
    ),
    ellipse(0, -135, 46, 8, deep),
    turned(
      [
        [-166, 9],
        [-160, 11],
        [-154, 8],
        [-150, 22],
        [-138, 42],
        [-136, 43],
      ],
      base,
      deep,
      0.2,
    ),
  ].join('');
}

/** Glass server half full of coffee, 150 wide. `level` 0..1. */
export function server(p: Palette, level = 0.5): string {
  const top = -10 - 100 * level;
  const half = 70 - 8 * level;
  return [
    contact(66, p.ink),
    stroke('M58 -128C112 -132 112 -44 62 -42', p.steam, 9, 0.65),
    turned(
      [
        [-148, 40],
        [-140, 40],
        [-120, 52],
        [-50, 70],
        [-12, 66],
        [0, 58],
      ],
      p.steam,
      p.river,
      0.5,
    ).replaceAll('<path', '<path fill-opacity="0.55"'),
    turned(
      [
        [top, half],
        [top, half],
        [-46, 66],
        [-14, 62],
        [-6, 54],
      ],
      p.coffee,
      p.ink,
      0.12,
    ),
    ellipse(0, top, half, 8, p.coffeeLight),
    ellipse(0, -148, 40, 6, p.steam, 0.9),
  ].join('');
}

/** Tall glass: layers from the bottom up, with ice, 92 wide. */
export function tallGlass(p: Palette, layers: readonly string[], ice = true): string {
  const height = 150 / layers.length;
  const body = layers.map((paint, i) => {
    const [low, high] = [-6 - height * i, -6 - height * (i + 1)];
    const half = (y: number): number => 34 + (-y / 156) * 8;
    return shape(
      `M${-half(low)} ${low}L${half(low)} ${low}L${half(high)} ${high}L${-half(high)} ${high}Z`,
      paint,
    );
  });
  const cubes = ice
    ? rect(-28, -150, 26, 26, p.steam, 5, 0.55) +
      rect(4, -140, 24, 24, p.steam, 5, 0.45) +
      rect(-16, -118, 22, 22, p.steam, 5, 0.3)
    : '';
  return [
    contact(40, p.ink),
    shape('M-46 -186L46 -186L36 0L-36 0Z', p.steam, 0.45),
    ...body,
    cubes,
    shape('M26 -186L46 -186L36 0L22 0Z', p.ink, 0.12),
    shape('M-38 -180L-31 -180L-27 -12L-31 -12Z', '#ffffff', 0.4),
    ellipse(0, -186, 46, 6, p.steam, 0.8),
  ].join('');
}

/** Paper cup with lid and sleeve, 100 wide. */
export function paperCup(p: Palette, sleeve = p.clay): string {
  return [
    contact(40, p.ink),
    turned(
      [
        [-136, 48],
        [-136, 48],
        [0, 36],
        [0, 36],
      ],
      p.ceramic,
      p.ceramicDeep,
    ),
    turned(
      [
        [-104, 45.5],
        [-104, 45.5],
        [-42, 40],
        [-42, 40],
      ],
      sleeve,
      p.ink,
      0.12,
    ).replace('opacity="0.75"', 'opacity="0.2"'),
    turned(
      [
        [-158, 42],
        [-156, 44],
        [-142, 46],
        [-140, 52],
        [-134, 52],
        [-134, 52],
      ],
      p.coffee,
      p.ink,
      0.15,
    ),
  ].join('');
}

/** Steel milk jug, spout to the left, 120 wide. */
export function milkJug(p: Palette): string {
  return [
    stroke('M48 -104C96 -112 92 -24 52 -26', p.metalDeep, 10),
    shape('M-48 -124L-72 -136L-44 -96Z', p.metal),
    turned(
      [
        [-128, 46],
        [-128, 46],
        [-96, 46],
        [-40, 58],
        [-8, 56],
        [0, 52],
      ],
      p.metal,
      p.metalDeep,
      0.4,
    ),
    ellipse(-2, -128, 48, 8, p.metalDeep),
    ellipse(-2, -127, 42, 5, p.milk),
  ].join('');
}

import type { Palette } from '../palettes';
import { at, circle, contact, ellipse, rect, shape, stroke, turned } from '../svg';

/** One roasted bean about the origin, 60 x 84, seen from its flat side. */
export function bean(p: Palette, paint = p.coffeeLight, seam = p.coffee): string {
  return [
    ellipse(0, 0, 30, 42, paint),
    shape('M8 -41C42 -30 42 30 8 41C24 20 24 -20 8 -41Z', seam, 0.45),
    stroke('M2 -40C-14 -14 14 12 -2 40', seam, 6),
    stroke('M-20 -16C-24 -4 -23 6 -20 14', '#ffffff', 4, 0.22),
  ].join('');
}

/** A leaf from the origin to (0, -120). */
export function leaf(p: Palette, paint = p.leaf, deep = p.leafDeep): string {
  return [
    shape('M0 0C-44 -28 -40 -84 0 -120C40 -84 44 -28 0 0Z', paint),
    shape('M0 0C44 -28 40 -84 0 -120C8 -80 8 -40 0 0Z', deep, 0.55),
    stroke('M0 4L0 -98M0 -34L-18 -52M0 -34L18 -52M0 -62L-16 -78M0 -62L16 -78', deep, 2.5, 0.7),
  ].join('');
}

/** Coffee branch with leaves and cherries, from the origin to the right, 420 long. */
export function branch(p: Palette, cherries = true): string {
  const leaves: [number, number, number, number][] = [
    [70, 4, -28, 0.9],
    [80, 8, 205, 0.8],
    [190, 6, -14, 1.05],
    [196, 10, 196, 0.95],
    [310, -6, -2, 0.95],
    [312, -2, 176, 0.85],
    [408, -22, 62, 0.9],
  ];
  const fruit: [number, number][] = [
    [116, 26],
    [140, 8],
    [124, -8],
    [244, 20],
    [262, -2],
    [238, -14],
    [352, 10],
    [362, -20],
  ];
  return [
    stroke('M-40 10C80 0 180 18 300 0S400 -20 412 -24', p.woodDeep, 8),
    ...leaves.map(([x, y, turn, size]) => at(x, y, leaf(p), size, turn)),
    ...(cherries
      ? fruit.map(
          ([x, y], i) =>
            circle(x, y, 17, i % 3 === 2 ? p.ochre : p.clay) +
            circle(x + 4, y + 4, 12, p.clayDeep, 0.35) +
            circle(x - 5, y - 6, 4, '#ffffff', 0.5),
        )
      : []),
  ].join('');
}

/** Two leaves and a bud of tea, from the origin up, 260 tall. */
export function teaSprig(p: Palette): string {
  return [
    stroke('M0 0C6 -60 -6 -110 0 -170', p.leafDeep, 7),
    at(-2, -76, leaf(p, p.leaf, p.leafDeep), 1.15, -58),
    at(2, -104, leaf(p, p.leaf, p.leafDeep), 1.05, 52),
    at(0, -160, leaf(p, p.leaf, p.leafDeep), 0.75, -10),
    at(0, -150, shape('M0 0C-14 -30 -8 -74 4 -96C16 -70 14 -28 0 0Z', p.glow), 0.85, 14),
  ].join('');
}

/** A plant in a clay pot, 150 tall. */
export function potPlant(p: Palette, pot = p.clay, deep = p.clayDeep): string {
  return [
    contact(34, p.ink),
    ...[-62, -32, 0, 30, 58].map((turn, i) => at(turn * 0.2, -56, leaf(p), 0.72 + (i % 2) * 0.2, turn)),
    turned(
      [
        [-62, 40],
        [-62, 40],
        [-50, 40],
        [-48, 36],
        [-6, 28],
        [0, 26],
      ],
      pot,
      deep,
      0.2,
    ),
  ].join('');
}

/** Coffee bag with a plain label, 120 wide and 190 tall. The mark on the label is the river. */
export function bag(p: Palette, paint = p.clay, deep = p.clayDeep): string {
  return [
    contact(56, p.ink),
    shape('M-56 -168L56 -168L62 -8C62 -2 58 0 52 0L-52 0C-58 0 -62 -2 -62 -8Z', paint),
    shape('M28 -168L56 -168L62 -8C62 -2 58 0 52 0L34 0Z', deep, 0.7),
    rect(-56, -190, 112, 24, deep, 3),
    rect(-38, -122, 76, 84, p.ceramic, 3),
    stroke(
      'M-16 -104C-22 -88 -10 -76 -16 -56M0 -108C-6 -90 6 -76 0 -52M16 -104C10 -88 22 -76 16 -56',
      p.riverDeep,
      5,
    ),
    circle(0, -144, 6, p.ink, 0.35),
  ].join('');
}

/** Open jute sack heaped with beans, 220 wide. */
export function sack(p: Palette): string {
  const heap: [number, number, number][] = [
    [-62, -150, 30],
    [-30, -162, -40],
    [4, -168, 12],
    [36, -162, 60],
    [64, -150, -20],
    [-46, -142, 80],
    [-2, -146, -70],
    [44, -140, 70],
  ];
  return [
    contact(104, p.ink),
    ellipse(0, -138, 92, 40, p.coffee),
    ...heap.map(([x, y, turn]) => at(x, y, bean(p), 0.48, turn)),
    shape(
      'M-100 -134C-116 -80 -112 -26 -98 0L98 0C112 -26 116 -80 100 -134C60 -112 -60 -112 -100 -134Z',
      p.milk,
    ),
    shape(
      'M56 -120C72 -124 88 -128 100 -134C116 -80 112 -26 98 0L60 0C76 -40 74 -84 56 -120Z',
      p.ceramicDeep,
      0.9,
    ),
    stroke('M-100 -134C-60 -112 60 -112 100 -134', p.ceramicDeep, 13),
    stroke(
      'M-34 -78C-42 -60 -26 -46 -34 -26M-10 -82C-18 -62 -2 -46 -10 -22M14 -78C6 -60 22 -46 14 -26',
      p.riverDeep,
      5,
      0.8,
    ),
  ].join('');
}

/** A slim willow or shade tree, 240 tall. */
export function tree(p: Palette, paint = p.leaf, deep = p.leafDeep): string {
  return [
    stroke('M0 0C4 -50 -4 -90 0 -150', p.woodDeep, 9),
    ellipse(0, -170, 62, 74, paint),
    shape('M12 -243C78 -232 82 -108 12 -97C46 -130 46 -210 12 -243Z', deep, 0.6),
    stroke('M0 -96L0 -190M0 -130L-24 -156M0 -144L22 -168', p.woodDeep, 3, 0.6),
  ].join('');
}

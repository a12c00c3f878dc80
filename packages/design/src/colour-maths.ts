/** Colours as `#rrggbb`. Formulas: WCAG 2.2 (relative luminance), Ottosson 2020 (OKLab), Machado 2009 (colour blindness). */

type Triple = readonly [number, number, number];

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

/** Linear-light red, green and blue, each 0..1. Throws on anything but `#rrggbb`. */
export function linearRgb(hex: string): Triple {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new RangeError(`not a #rrggbb colour: ${hex}`);
  const [, r, g, b] = match;
  return [r!, g!, b!].map((part) => toLinear(Number.parseInt(part, 16) / 255)) as unknown as Triple;
}

/** WCAG contrast ratio of two colours, 1..21; the order does not matter. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [one, other].map((hex) => {
    const [r, g, bl] = linearRgb(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export type ColourVision = 'normal' | 'protanopia' | 'deuteranopia' | 'tritanopia';

const VISION: Record<ColourVision, readonly [Triple, Triple, Triple]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const dot = (row: Triple, v: Triple): number => row[0] * v[0] + row[1] * v[1] + row[2] * v[2];

/** Lightness and the two colour axes of OKLab, as an eye with this vision would see the colour. */
export function oklab(hex: string, vision: ColourVision = 'normal'): Triple {
  const seen = linearRgb(hex);
  const rgb = VISION[vision].map((row) => Math.min(1, Math.max(0, dot(row, seen)))) as unknown as Triple;
  const l = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], rgb));
  const m = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], rgb));
  const s = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], rgb));
  const lms: Triple = [l, m, s];
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], lms),
    dot([1.9779984951, -2.428592205, 0.4505937099], lms),
    dot([0.0259040371, 0.7827717662, -0.808675766], lms),
  ];
}

/** Distance of two colours in OKLab for that vision; 0.02 is barely visible, 0.1 is plain. */
export function colourDistance(one: string, other: string, vision: ColourVision = 'normal'): number {
  const [a, b] = [oklab(one, vision), oklab(other, vision)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** A few words of SVG. Everything returns text; coordinates are px of the 800 x 600 picture. */

export const num = (value: number): string => String(Math.round(value * 10) / 10);

const extra = (opacity?: number): string =>
  opacity === undefined || opacity === 1 ? '' : ` opacity="${opacity}"`;

export const rect = (
  x: number,
  y: number,
  w: number,
  h: number,
  fill: string,
  round = 0,
  opacity?: number,
): string =>
  `<rect x="${num(x)}" y="${num(y)}" width="${num(w)}" height="${num(h)}"${round ? ` rx="${num(round)}"` : ''} fill="${fill}"${extra(opacity)}/>`;

export const circle = (x: number, y: number, r: number, fill: string, opacity?: number): string =>
  `<circle cx="${num(x)}" cy="${num(y)}" r="${num(r)}" fill="${fill}"${extra(opacity)}/>`;

export const ellipse = (
  x: number,
  y: number,
  rx: number,
  ry: number,
  fill: string,
  opacity?: number,
): string =>
  `<ellipse cx="${num(x)}" cy="${num(y)}" rx="${num(rx)}" ry="${num(ry)}" fill="${fill}"${extra(opacity)}/>`;

export const shape = (d: string, fill: string, opacity?: number): string =>
  `<path d="${d}" fill="${fill}"${extra(opacity)}/>`;

export const stroke = (d: string, colour: string, width: number, opacity?: number): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${num(width)}" stroke-linecap="round" stroke-linejoin="round"${extra(opacity)}/>`;

/** Moves, scales and turns (degrees) what was drawn around the origin. */
export const at = (x: number, y: number, drawing: string, scale = 1, turn = 0): string =>
  `<g transform="translate(${num(x)} ${num(y)})${turn ? ` rotate(${num(turn)})` : ''}${
    scale === 1 ? '' : ` scale(${scale})`
  }">${drawing}</g>`;

/** Mirrored left to right about x. */
export const mirrored = (x: number, y: number, drawing: string, scale = 1): string =>
  `<g transform="translate(${num(x)} ${num(y)}) scale(${-scale} ${scale})">${drawing}</g>`;

export const fade = (id: string, top: string, bottom: string): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`;

export type Point = readonly [x: number, y: number];

const same = (one: Point, other: Point): boolean => one[0] === other[0] && one[1] === other[1];

/** Smooth line through points (Catmull-Rom as cubics); a point given twice becomes a corner. */
export function through(points: readonly Point[], start: 'M' | 'L' = 'M'): string {
  const out = [`${start}${num(points[0]![0])} ${num(points[0]![1])}`];
  for (let i = 0; i < points.length - 1; i++) {
    const [before, from, to, after] = [
      points[i - 1] ?? points[i]!,
      points[i]!,
      points[i + 1]!,
      points[i + 2] ?? points[i + 1]!,
    ];
    if (same(from, to)) continue;
    if (same(before, from) && same(to, after)) {
      out.push(`L${num(to[0])} ${num(to[1])}`);
      continue;
    }
    const c1 = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const c2 = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    out.push(`C${[...c1, ...c2, ...to].map((v) => num(v!)).join(' ')}`);
  }
  return out.join('');
}

/** Half widths from top to bottom: `[y, halfWidth]`. */
export type Profile = readonly (readonly [y: number, half: number])[];

/**
 * A body turned on a wheel, lit from the upper left as everything in these pictures: base colour, a shaded right
 * side and a narrow light on the left.
 */
export function turned(profile: Profile, base: string, deep: string, light = 0.35): string {
  const edge = (share: number): Point[] => profile.map(([y, half]) => [half * share, y]);
  const between = (from: number, to: number): string =>
    `${through(edge(from))}${through(edge(to).reverse(), 'L')}Z`;
  return [
    shape(between(-1, 1), base),
    shape(between(0.42, 1), deep, 0.75),
    light ? shape(between(-0.82, -0.66), '#ffffff', light) : '',
  ].join('');
}

/** Soft contact shadow under a thing that stands on a table, falling to the right. */
export const contact = (half: number, ink: string, opacity = 0.18): string =>
  ellipse(half * 0.22, 1, half * 1.22, Math.max(5, half * 0.13), ink, opacity);

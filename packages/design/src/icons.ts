import { LUCIDE } from './generated/lucide';

export type IconName = keyof typeof LUCIDE;
export const ICON_NAMES = Object.keys(LUCIDE) as IconName[];

export interface IconStyle {
  /** Width of the line in units of the 24 grid; 1.75 stands well beside text of weight 400. */
  stroke?: number;
  /** Width and height in px. */
  size?: number;
  /** Any CSS colour. `currentColor` works only where the SVG stands in the document, not in images. */
  colour?: string;
  /** Closed shapes are filled too: the chosen state of heart, bookmark, star. */
  filled?: boolean;
}

/** A complete `<svg>` element; carries no title, so name the control that holds it. */
export function iconSvg(name: IconName, style: IconStyle = {}): string {
  const { stroke = 1.75, size = 24, colour = 'currentColor', filled = false } = style;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24" fill="${
    filled ? colour : 'none'
  }" stroke="${colour}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${LUCIDE[name]}</svg>`;
}

/**
 * A `data:` address for `<Image src>` or CSS `mask`/`background`. Give a real colour (`#b5452c`): images do not inherit.
 * Base64, since older Android web views of WeChat drop percent-encoded SVG.
 */
export function iconDataUri(
  name: IconName,
  colour = '#1c1b19',
  style: Omit<IconStyle, 'colour'> = {},
): string {
  return svgDataUri(iconSvg(name, { ...style, colour }));
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** ASCII SVG as a `data:` address; mini-programs have neither `btoa` nor `Buffer`. Throws on other characters. */
export function svgDataUri(svg: string): string {
  let out = '';
  for (let i = 0; i < svg.length; i += 3) {
    const codes = [svg.charCodeAt(i), svg.charCodeAt(i + 1), svg.charCodeAt(i + 2)];
    if (codes.some((code) => code > 127)) throw new RangeError('svgDataUri takes ASCII only');
    const [a = 0, b = 0, c = 0] = codes.map((code) => (Number.isNaN(code) ? 0 : code));
    const bits = (a << 16) | (b << 8) | c;
    out += BASE64.charAt(bits >> 18) + BASE64.charAt((bits >> 12) & 63);
    out += i + 1 < svg.length ? BASE64.charAt((bits >> 6) & 63) : '=';
    out += i + 2 < svg.length ? BASE64.charAt(bits & 63) : '=';
  }
  return `data:image/svg+xml;base64,${out}`;
}

import {
  charts,
  colours,
  fonts,
  layers,
  layout,
  motion,
  radius,
  type Scheme,
  shadows,
  spacing,
  text,
} from './tokens';

type Declarations = [name: string, value: string][];

const kebab = (name: string): string => name.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase();

const px = (prefix: string, sizes: Record<string, number>): Declarations =>
  Object.entries(sizes).map(([name, size]) => [`${prefix}-${kebab(name)}`, `${size}px`]);

const plain = (prefix: string, values: Record<string, string | number>, unit = ''): Declarations =>
  Object.entries(values).map(([name, value]) => [`${prefix}-${kebab(name)}`, `${value}${unit}`]);

function schemeDeclarations(scheme: Scheme): Declarations {
  const { categorical, sequential } = charts[scheme];
  return [
    ['color-scheme', scheme],
    ...plain('--wl', { ...colours[scheme] }),
    ...categorical.map((colour, i): Declarations[number] => [`--wl-chart-${i + 1}`, colour]),
    ...sequential.map((colour, i): Declarations[number] => [`--wl-heat-${i}`, colour]),
    ...plain('--wl-shadow', shadows[scheme]),
  ];
}

function constantDeclarations(): Declarations {
  return [
    ...Object.entries(text).flatMap(
      ([name, style]): Declarations => [
        [`--wl-text-${name}`, `${style.size}px`],
        [`--wl-line-${name}`, `${style.line}px`],
        [`--wl-weight-${name}`, `${style.weight}`],
      ],
    ),
    ...plain('--wl-font', { sans: fonts.sans, serif: fonts.serif, mono: fonts.mono }),
    ['--wl-figures', fonts.figures],
    ...px('--wl-space', spacing),
    ...px('--wl', { ...layout }),
    ...px('--wl-radius', radius),
    ...plain('--wl-duration', motion.duration, 'ms'),
    ...plain('--wl-ease', motion.easing),
    ...plain('--wl-layer', layers),
  ];
}

const rule = (selector: string, declarations: Declarations, indent = ''): string =>
  [
    `${indent}${selector} {`,
    ...declarations.map(([name, value]) => `${indent}  ${name}: ${value};`),
    `${indent}}`,
  ].join('\n');

const stillness = (): Declarations =>
  Object.keys(motion.duration).map((name) => [`--wl-duration-${name}`, '0ms']);

/**
 * All tokens as CSS custom properties. `page` is the root of weapp and alipay, `:root` that of browsers. Dark follows
 * the system unless an element (html, or a page's outermost view) has the class `theme-light` or `theme-dark`.
 */
export function tokensCss(): string {
  return `${[
    '/* Generated from src/tokens.ts by `pnpm --filter @wanglai/design generate:css`. */',
    rule(':root,\npage', [...schemeDeclarations('light'), ...constantDeclarations()]),
    `@media (prefers-color-scheme: dark) {\n${rule(':root,\n  page', schemeDeclarations('dark'), '  ')}\n}`,
    rule('.theme-light', schemeDeclarations('light')),
    rule('.theme-dark', schemeDeclarations('dark')),
    `@media (prefers-reduced-motion: reduce) {\n${rule(':root,\n  page', stillness(), '  ')}\n}`,
  ].join('\n\n')}\n`;
}

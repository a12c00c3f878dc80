import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { antdTheme } from './antd-theme';
import { tokensCss } from './css';
import { ICON_NAMES, iconDataUri, iconSvg, svgDataUri } from './icons';
import { logoMarkSvg, logoSvg } from './logo';
import { colours } from './tokens';

test('tokens.css is what the tokens say', () => {
  expect(readFileSync(join(__dirname, '../generated/tokens.css'), 'utf8')).toBe(tokensCss());
});

test('both schemes define the same properties', () => {
  const names = (block: string): string[] =>
    [...block.matchAll(/(--wl-[a-z0-9-]+):/g)].map(([, name]) => name!);
  const css = tokensCss();
  const light = names(/\.theme-light \{[^}]*\}/.exec(css)![0]);
  expect(names(/\.theme-dark \{[^}]*\}/.exec(css)![0])).toEqual(light);
  expect(css).toContain('--wl-ink-2: #57534c;');
  expect(css).toContain('--wl-on-accent: #ffffff;');
});

test('every icon draws lines only and survives base64', () => {
  expect(ICON_NAMES.length).toBeGreaterThanOrEqual(52);
  for (const name of ICON_NAMES) {
    expect(iconSvg(name)).toMatch(/^<svg [^>]*stroke="currentColor"[^>]*>(<[a-z]+ [^<>]*\/>)+<\/svg>$/);
    const [head, body] = iconDataUri(name, '#b5452c').split(',');
    expect(head).toBe('data:image/svg+xml;base64');
    expect(Buffer.from(body!, 'base64').toString()).toBe(iconSvg(name, { colour: '#b5452c' }));
  }
  expect(() => svgDataUri('<svg>往</svg>')).toThrow(RangeError);
});

test('a filled icon is filled in its own colour', () => {
  expect(iconSvg('heart', { filled: true, colour: '#b5452c', size: 20 })).toContain('fill="#b5452c"');
});

test('logos are plain ASCII SVG', () => {
  const { ink, accent } = colours.light;
  for (const svg of [logoSvg({ ink, accent }), logoMarkSvg({ ink, accent }, 32, '#ffffff')]) {
    expect(() => svgDataUri(svg)).not.toThrow();
  }
});

test('antd gets colours of the scheme', () => {
  expect(antdTheme('dark').token['colorPrimary']).toBe(colours.dark.accent);
  expect(antdTheme('light').token['colorBgLayout']).toBe(colours.light.paper);
});

import { type ColourVision, colourDistance, contrastRatio, oklab } from './colour-maths';
import { type ColourRoles, charts, colours, type Scheme, spacing, text } from './tokens';

const schemes: Scheme[] = ['light', 'dark'];

test('contrast follows WCAG', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(() => contrastRatio('red', '#ffffff')).toThrow(RangeError);
});

describe.each(schemes)('%s', (scheme) => {
  const c = colours[scheme];
  const grounds: (keyof ColourRoles)[] = ['paper', 'surface', 'raised', 'sunken'];
  const onAnyGround: (keyof ColourRoles)[] = [
    'ink',
    'ink2',
    'ink3',
    'accent',
    'positive',
    'warning',
    'critical',
  ];
  const pairs: [keyof ColourRoles, keyof ColourRoles][] = [
    ...onAnyGround.flatMap((role) => grounds.map((ground): [typeof role, typeof ground] => [role, ground])),
    ['onAccent', 'accent'],
    ['onAccent', 'accentStrong'],
    ['accent', 'accentSoft'],
    ['positive', 'positiveSoft'],
    ['warning', 'warningSoft'],
    ['critical', 'criticalSoft'],
    ['ink', 'accentSoft'],
    ['ink2', 'accentSoft'],
  ];

  test.each(pairs)('%s on %s reads at AA', (role, ground) => {
    expect(contrastRatio(c[role], c[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test('chart colours stay apart for colour-blind eyes and stand out from the surface', () => {
    const { categorical } = charts[scheme];
    const visions: ColourVision[] = ['normal', 'protanopia', 'deuteranopia'];
    for (const [i, one] of categorical.entries()) {
      expect(contrastRatio(one, c.surface)).toBeGreaterThanOrEqual(3);
      for (const other of categorical.slice(0, i)) {
        for (const vision of visions) expect(colourDistance(one, other, vision)).toBeGreaterThan(0.1);
      }
    }
  });

  test('the sequential scale goes one way in lightness', () => {
    const lightness = charts[scheme].sequential.map((hex) => oklab(hex)[0]);
    const steps = lightness
      .slice(1)
      .map((value, i) => (value - lightness[i]!) * (scheme === 'light' ? -1 : 1));
    for (const step of steps) expect(step).toBeGreaterThan(0.02);
  });
});

test('spacing stays on the 4-grid and lines leave room for Chinese', () => {
  for (const step of Object.values(spacing)) expect(step % 4).toBe(0);
  for (const style of Object.values(text)) expect(style.line / style.size).toBeGreaterThanOrEqual(1.28);
});

/**
 * The one design language of mini-program and console: ink on paper, one accent colour (cinnabar, as a seal on a
 * scroll), generous white. Sizes are px of a 375 wide screen; the console uses the same numbers as CSS px.
 */

/** Roles, never hues: screens ask for `ink-2`, not for a grey. Every value is `#rrggbb` (`scrim` is rgba). */
export interface ColourRoles {
  /** The page itself. */
  paper: string;
  /** Cards and panels that lie on the page. */
  surface: string;
  /** What floats above cards: sheets, menus, toasts. */
  raised: string;
  /** Wells: input fields, code, table heads, pressed rows. */
  sunken: string;
  /** Headings and reading text. */
  ink: string;
  /** Secondary text. */
  ink2: string;
  /** Captions, placeholders and idle icons; still readable (AA) on every ground. */
  ink3: string;
  /** Hairlines between things. */
  line: string;
  /** Borders of controls. */
  lineStrong: string;
  accent: string;
  /** The accent under a pointer or finger. */
  accentStrong: string;
  /** Ground behind accent-coloured text. */
  accentSoft: string;
  onAccent: string;
  positive: string;
  positiveSoft: string;
  warning: string;
  warningSoft: string;
  /** Errors and destruction. Always with an icon or a word: it is a red, too. */
  critical: string;
  criticalSoft: string;
  /** Behind sheets and dialogs. */
  scrim: string;
}

export type Scheme = 'light' | 'dark';

export const colours: Record<Scheme, ColourRoles> = {
  light: {
    paper: '#fbfaf7',
    surface: '#ffffff',
    raised: '#ffffff',
    sunken: '#f3f1eb',
    ink: '#1c1b19',
    ink2: '#57534c',
    ink3: '#6f6a62',
    line: '#e8e4db',
    lineStrong: '#cfc9bd',
    accent: '#b5452c',
    accentStrong: '#963520',
    accentSoft: '#f9ebe6',
    onAccent: '#ffffff',
    positive: '#2f7253',
    positiveSoft: '#e6f1ea',
    warning: '#8a5a06',
    warningSoft: '#faf0da',
    critical: '#a81a45',
    criticalSoft: '#fbe8ed',
    scrim: 'rgba(28, 27, 25, 0.48)',
  },
  dark: {
    paper: '#141311',
    surface: '#1c1b18',
    raised: '#26241f',
    sunken: '#100f0d',
    ink: '#efece6',
    ink2: '#b8b2a7',
    ink3: '#9c968b',
    line: '#302d28',
    lineStrong: '#4a463f',
    accent: '#ee7c5c',
    accentStrong: '#f59b80',
    accentSoft: '#3a221a',
    onAccent: '#1f0f0a',
    positive: '#7fc7a0',
    positiveSoft: '#1b2f25',
    warning: '#e3b25a',
    warningSoft: '#342a14',
    critical: '#f58aa5',
    criticalSoft: '#3a1a24',
    scrim: 'rgba(0, 0, 0, 0.64)',
  },
};

export interface ChartPalette {
  /** For kinds without order; stays apart under protanopia and deuteranopia. Use in this order. */
  categorical: readonly string[];
  /** From nothing to most, lightness strictly one way; for heat maps. The first step is close to the surface. */
  sequential: readonly string[];
}

export const charts: Record<Scheme, ChartPalette> = {
  light: {
    categorical: ['#b5452c', '#36708e', '#d28106', '#56a099', '#532988', '#6788e9', '#492b35'],
    sequential: [
      '#f6f1ea',
      '#f6dfd3',
      '#f0c4b0',
      '#e5a288',
      '#d67e61',
      '#c25c40',
      '#a03c26',
      '#752817',
      '#4a180d',
    ],
  },
  dark: {
    categorical: ['#ee7c5c', '#89b7fe', '#f4c962', '#5b6b66', '#9384b2', '#585dbf', '#ead9df'],
    sequential: [
      '#24211d',
      '#3a2219',
      '#552c1e',
      '#743a27',
      '#964a32',
      '#b95e42',
      '#d97856',
      '#f19c7d',
      '#fbc6b0',
    ],
  },
};

/** `size` and `line` in px. Reading text has the wide leading that Chinese needs. */
export interface TextStyle {
  size: number;
  line: number;
  weight: 400 | 500 | 600;
}

export const text = {
  /** Tab labels and badges; nothing that must be read. */
  micro: { size: 11, line: 16, weight: 500 },
  caption: { size: 12, line: 18, weight: 400 },
  small: { size: 13, line: 20, weight: 400 },
  body: { size: 15, line: 24, weight: 400 },
  /** Long text: articles, answers. */
  reading: { size: 17, line: 31, weight: 400 },
  label: { size: 15, line: 22, weight: 500 },
  heading: { size: 17, line: 26, weight: 600 },
  title: { size: 20, line: 29, weight: 600 },
  headline: { size: 26, line: 36, weight: 600 },
  display: { size: 34, line: 44, weight: 600 },
} as const satisfies Record<string, TextStyle>;

export const fonts = {
  sans: "-apple-system, BlinkMacSystemFont, 'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'Microsoft YaHei', 'Helvetica Neue', Arial, sans-serif",
  /** Titles of pieces and pull quotes. */
  serif:
    "'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', STSong, SimSun, Georgia, serif",
  mono: "'SF Mono', 'JetBrains Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace",
  /** `font-variant-numeric` wherever numbers stand below each other or change in place. */
  figures: 'tabular-nums lining-nums',
} as const;

/** Steps of the 4-grid, px. */
export const spacing = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 20, 6: 24, 8: 32, 10: 40, 12: 48, 16: 64 } as const;

/** Named distances that screens share, px. */
export const layout = {
  /** Left and right margin of a phone screen. */
  gutter: 20,
  /** Smallest touch target. */
  touch: 44,
  tabBar: 52,
  navigationBar: 44,
  /** Width of the phone column on a desktop browser. */
  column: 430,
  /** Widest comfortable line of reading text. */
  measure: 680,
} as const;

export const radius = { small: 4, medium: 8, large: 12, sheet: 20, round: 999 } as const;

export const shadows: Record<Scheme, { card: string; raised: string; sheet: string }> = {
  light: {
    card: '0 1px 2px rgba(46, 36, 20, 0.05), 0 2px 8px rgba(46, 36, 20, 0.04)',
    raised: '0 2px 6px rgba(46, 36, 20, 0.06), 0 8px 24px rgba(46, 36, 20, 0.1)',
    sheet: '0 -2px 8px rgba(46, 36, 20, 0.05), 0 -8px 40px rgba(46, 36, 20, 0.12)',
  },
  dark: {
    card: '0 0 0 1px rgba(255, 248, 235, 0.05)',
    raised: '0 0 0 1px rgba(255, 248, 235, 0.07), 0 8px 24px rgba(0, 0, 0, 0.5)',
    sheet: '0 -1px 0 rgba(255, 248, 235, 0.08), 0 -8px 40px rgba(0, 0, 0, 0.6)',
  },
};

/** Durations in ms. Motion explains where a thing came from; with reduced motion all durations are 0. */
export const motion = {
  duration: { instant: 80, quick: 160, calm: 260, slow: 420 },
  easing: {
    standard: 'cubic-bezier(0.2, 0, 0, 1)',
    enter: 'cubic-bezier(0.05, 0.7, 0.1, 1)',
    exit: 'cubic-bezier(0.3, 0, 0.8, 0.15)',
  },
} as const;

export const layers = { base: 0, sticky: 10, bar: 20, scrim: 40, sheet: 50, dialog: 60, toast: 70 } as const;

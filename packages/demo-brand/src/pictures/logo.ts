import { circle, shape, stroke } from './svg';

/** Outlines of 慢 and 川 on a 40 px em, from Noto Serif CJK Bold (SIL Open Font License 1.1). */
const GLYPHS =
  'M3.5 8.8C3.7 11.5 2.7 14.5 1.7 15.8C0.8 16.6 0.3 17.7 0.9 18.7C1.7 19.8 3.5 19.6 4.3 18.4C5.4 16.7 5.8 13.2 4.1 8.8ZM30.4 8.6V11.5H20.9V8.6ZM30.4 7.4H20.9V4.6H30.4ZM16.5 3.5V14.4H17.1C18.9 14.4 20.9 13.4 20.9 13V12.6H30.4V13.6H31.2C32.6 13.6 34.8 12.8 34.8 12.4V5.3C35.6 5.1 36.1 4.8 36.3 4.5L32 1.3L30 3.5H21.1L16.5 1.6ZM20.6 21.6H18.2V16.4H20.6ZM24.4 21.6V16.4H26.9V21.6ZM30.7 21.6V16.4H33.2V21.6ZM10.5 7.8 10.1 8V3C11.2 2.8 11.4 2.4 11.6 1.8L6 1.2V38.8H6.8C8.4 38.8 10.1 38 10.1 37.5V8.2C10.8 9.8 11.5 12 11.4 13.9C12.4 14.8 13.4 14.7 14 14V24.6H14.6C16.3 24.6 18.2 23.6 18.2 23.3V22.7H33.2V23.8H33.9C35.3 23.8 37.4 23 37.4 22.8V17C38.2 16.8 38.7 16.5 38.9 16.2L34.8 13.2L32.8 15.2H18.4L14.3 13.6C15 12.2 14.4 9.8 10.5 7.8ZM29.8 26.5C28.8 28.1 27.4 29.6 25.9 30.9C23.4 29.8 21.2 28.3 19.7 26.5ZM13.4 25.4 13.8 26.5H18.7C19.9 29 21.5 31 23.5 32.7C20 35 15.6 36.9 10.8 38.2L11 38.7C16.7 38 21.7 36.6 25.9 34.4C28.8 36.3 32.2 37.6 36 38.6C36.5 36.5 37.6 35 39.4 34.6V34.1C36.1 33.8 32.6 33.2 29.6 32.2C31.6 30.8 33.3 29.1 34.7 27.2C35.7 27.2 36.1 27.1 36.4 26.7L32.5 23.2L30 25.4ZM50.6 3.3V17.2C50.6 24.9 49.8 32.7 45.1 38.4L45.5 38.8C53.4 34 55.2 25.4 55.3 17.2V5C56.3 4.8 56.6 4.5 56.7 3.9ZM62 5.2V34.4H62.8C64.6 34.4 66.6 33.4 66.6 33V7C67.7 6.8 68 6.4 68.1 5.8ZM74.1 3.2V38.6H75C76.7 38.6 78.8 37.5 78.8 37V5C79.9 4.8 80.2 4.4 80.2 3.8Z';

/** Three strokes: the character 川, a river, and the steam over a cup. */
const mark = (paint: string): string =>
  stroke('M15 12C11 20 18 27 13 36M24 10C20 20 28 27 23 38M33 12C29 20 36 27 31 36', paint, 4.2);

const svg = (width: number, inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 48" width="${width}" height="48">${inner}</svg>`;

/** The round mark, 48 x 48: also the brand's avatar in chats. */
export const brandMark: string = svg(48, circle(24, 24, 24, '#b9563d') + mark('#fdf9f1'));

/** Mark and name, 148 x 48, in the given ink. */
export const brandLogo = (ink = '#2b2622'): string =>
  svg(
    148,
    circle(24, 24, 24, '#b9563d') +
      mark('#fdf9f1') +
      `<g transform="translate(60 4)">${shape(GLYPHS, ink)}</g>`,
  );

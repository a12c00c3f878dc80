/** Outlines of 往 and 来 on a 40 px em, from Noto Serif CJK Bold (SIL Open Font License 1.1). */
const GLYPHS =
  'M18.5 1.9 18.2 2.2C20.8 3.7 23.4 6.6 24.2 9.4C29.3 12.1 32 1.6 18.5 1.9ZM8.8 1.2C7.4 4.4 4.2 9.3 1.1 12.4L1.4 12.8C6 10.8 10.2 7.5 12.8 4.8C13.8 4.9 14.1 4.6 14.4 4.2ZM13.6 10.6 13.9 11.8H22.4V22.6H14.4L14.7 23.8H22.4V36.4H12.4L12.7 37.6H38C38.6 37.6 39 37.4 39.1 36.9C37.5 35.4 34.8 33.2 34.8 33.2L32.3 36.4H27.2V23.8H36.7C37.3 23.8 37.7 23.6 37.8 23.2C36.2 21.6 33.5 19.5 33.5 19.5L31.2 22.6H27.2V11.8H37.3C37.9 11.8 38.3 11.6 38.4 11.2C36.8 9.6 34.1 7.4 34.1 7.4L31.7 10.6ZM9.3 9.6C7.8 13.8 4.4 20.2 0.7 24.3L1 24.7C2.8 23.7 4.5 22.4 6.1 21.1V38.8H7C8.8 38.8 10.6 37.7 10.7 37.3V19C11.4 18.8 11.8 18.6 11.9 18.2L9.9 17.5C11.3 16 12.6 14.4 13.6 13.1C14.6 13.2 14.9 13 15.1 12.5ZM52 9.8 51.6 10C52.8 12.2 54 15.2 54.2 18C58.2 21.7 62.9 13.4 52 9.8ZM71.6 9.7C70.6 13 69.2 16.6 68.2 18.8L68.6 19.1C71.1 17.6 73.8 15.3 76 12.8C76.8 12.9 77.4 12.6 77.6 12.1ZM61.4 1.2V8H47.2L47.6 9.2H61.4V19.8H45.5L45.8 21H58.7C56 26.6 51 32.5 45 36.3L45.3 36.8C52 34.2 57.6 30.3 61.4 25.6V38.8H62.4C64.2 38.8 66.2 37.6 66.2 37.1V21.3C68.8 28.2 73.1 33.1 79.2 36C79.7 33.7 81.2 32.2 82.9 31.8L83 31.4C76.8 29.8 70.4 26.1 67 21H81.5C82.1 21 82.5 20.8 82.6 20.3C80.7 18.7 77.6 16.4 77.6 16.4L74.8 19.8H66.2V9.2H80C80.6 9.2 81 9 81.1 8.6C79.2 7 76.2 4.6 76.2 4.6L73.4 8H66.2V3C67.3 2.8 67.6 2.4 67.7 1.9Z';

/** One stroke going; the other is the same stroke coming back. */
const STROKE =
  'M5 25.6C6.4 14.2 16.2 6.4 27.4 6.6C34.6 6.8 40 9.6 43.6 14.6C37.6 12.6 31.6 12.8 25.8 15C18.8 17.6 13.2 22.8 9.6 29.4C8.2 32 4.6 29.6 5 25.6Z';

export interface LogoColours {
  ink: string;
  accent: string;
}

const mark = ({ ink, accent }: LogoColours): string =>
  `<path d="${STROKE}" fill="${ink}"/><path d="${STROKE}" fill="${accent}" transform="rotate(180 24 24)"/>`;

/** The mark alone, square; for app icons and favicons give a ground colour, which adds a rounded tile. */
export function logoMarkSvg(colours: LogoColours, size = 48, ground?: string): string {
  const tile = ground ? `<rect width="48" height="48" rx="11" fill="${ground}"/>` : '';
  const drawn = ground ? `<g transform="translate(6 6) scale(0.75)">${mark(colours)}</g>` : mark(colours);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 48 48">${tile}${drawn}</svg>`;
}

/** Mark and the two characters beside it, 148 x 48 at `height` 48. */
export function logoSvg(colours: LogoColours, height = 48): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${(height * 148) / 48}" height="${height}" viewBox="0 0 148 48">${mark(
    colours,
  )}<path d="${GLYPHS}" fill="${colours.ink}" transform="translate(61 4)"/></svg>`;
}

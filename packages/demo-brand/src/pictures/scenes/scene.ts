import type { Palette } from '../palettes';

/** Draws one composition, 800 x 600, back to front. May use the gradients `url(#sky)` and `url(#wall)`. */
export type Scene = (p: Palette) => string;

/** Paint of the large disc behind still lifes: sunlight, or at night the pale sky. */
export const halo = (p: Palette): string => (p.light === 'night' ? p.skyLow : p.glow);

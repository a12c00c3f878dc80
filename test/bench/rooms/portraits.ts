import { largestPortrait } from '../figures/portrait-size';
import type { Measurement } from '../measurement';

/** What portraits take up after all that was folded into them. */
export const portraits: readonly Measurement[] = [
  { name: 'size', phase: 'left', quick: true, measure: ({ rig }) => largestPortrait(rig) },
];

import { plantContent } from './plant-content';
import { plantIdentity } from './plant-identity';
import type { Planting } from './planting';

/** What the demo brand has for the rooms, a line a room; the brand of identity comes after what it stands for. */
// biome-ignore format: a line a room
export const plantings: readonly Planting[] = [
  plantContent,
  plantIdentity,
];

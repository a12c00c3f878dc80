import type { Measurement } from './measurement';
import { feed } from './rooms/feed';
import { interactions } from './rooms/interactions';
import { outreach } from './rooms/outreach';
import { portraits } from './rooms/portraits';

/** What is measured, a line a room. */
// biome-ignore format: a line a room
export const measurements: readonly Measurement[] = [
  ...interactions,
  ...portraits,
  ...outreach,
  ...feed,
];

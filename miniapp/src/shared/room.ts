import type { ComponentType } from 'react';

/** What a room brings to the app as a whole, beyond its pages. All of it is in the main package: import little. */
export interface Room {
  /** Called once, before the first page is made. */
  start?(): void;
  /** What it draws above every page that is in front. */
  floats?: readonly ComponentType[];
}

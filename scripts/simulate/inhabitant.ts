import type { Character } from './cast';
import type { Device } from './device';
import type { Shelf } from './library';

/** Somebody who is there: a character with their phone and their way through the library. */
export interface Inhabitant {
  character: Character;
  device: Device;
  shelf: Shelf;
}

import type { Config } from '../platform/config';
import type { World } from '../platform/context';
import type { Rooms } from '../rooms';

/** What a seed plants with. */
export interface Soil extends World {
  config: Config;
}

/**
 * Puts what the demo brand has for one room into it, by what the room offers. It is called at every start: it sees for
 * itself whether everything is there, leaves that as it is, and begins again where a crash stopped it. So a room that
 * comes later is planted in houses that stand already.
 */
export type Planting = (rooms: Rooms, soil: Soil) => Promise<void>;

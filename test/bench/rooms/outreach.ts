import { told } from '../figures/told';
import type { Measurement } from '../measurement';

/** How soon a person hears what follows from what they did. */
export const outreach: readonly Measurement[] = [
  {
    name: 'told',
    phase: 'quiet',
    measure({ rig, say }) {
      say('tags and cards on sockets');
      return told(rig, { owls: 150, eventsPerSecond: 1_000 });
    },
  },
];

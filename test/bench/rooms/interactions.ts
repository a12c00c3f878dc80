import { grown } from '../figures/grown';
import { ingestFigures } from '../figures/ingest-figures';
import { steady } from '../figures/steady';
import type { Measurement } from '../measurement';

/** How fast facts are stored and read: at a constant rate, as fast as it goes, and with many stored before. */
export const interactions: readonly Measurement[] = [
  {
    name: 'steady',
    phase: 'steady',
    measure({ rig, say }) {
      say('acknowledgements at a constant rate');
      return steady(rig, { eventsPerSecond: 10_000, seconds: 10 });
    },
  },
  {
    name: 'ingest',
    phase: 'loud',
    quick: true,
    async measure({ rig, raw, rounds, requests, say }) {
      const figures = await ingestFigures(rig, await raw(), { rounds, requests, documents: 150_000, say });
      const { server, engine } = rig.memory();
      const note = `engine ${engine} MB`;
      return [...figures, { name: 'memory of the server after it', value: server, unit: 'MB', note }];
    },
  },
  {
    name: 'grown',
    phase: 'grown',
    async measure({ rig, raw, requests, stored, say }) {
      say(`cost with ${stored} facts stored`);
      const runs = { few: 10_000, many: stored, rounds: 3, requests: Math.min(requests, 4_000) };
      return grown(rig, await raw(), runs);
    },
  },
];

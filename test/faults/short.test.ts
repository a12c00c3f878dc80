import { buildServer } from '../bench/rig/server-process';
import { runFaults } from './run-faults';

// The long form: `npm run faults -- --kills 50`.
test('four kills of server and database break no promise', async () => {
  buildServer();
  const said: string[] = [];
  const { violations, acknowledged, kills } = await runFaults({
    kills: 4,
    seed: 20_261_121,
    people: 6,
    pauseMs: 120,
    say: (line) => said.push(line),
  });
  expect({ violations, kills, said: violations.length ? said : [] }).toEqual({
    violations: [],
    kills: 4,
    said: [],
  });
  expect(acknowledged).toBeGreaterThan(100);
}, 90_000);

// Loaded into the server by `--import`: SIGUSR2 starts the profiler of CPU time, and the next one writes what it found
// to the file that PROFILE_TO names.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

const session = new Session();
session.connect();
let running = false;
process.on('SIGUSR2', () => {
  if (running) {
    session.post('Profiler.stop', (_error, result) => {
      writeFileSync(process.env.PROFILE_TO, JSON.stringify(result.profile));
    });
  } else {
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: 500 });
    session.post('Profiler.start');
  }
  running = !running;
});

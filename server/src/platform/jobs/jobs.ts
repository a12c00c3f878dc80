import type { Logger } from '../logger';

/** Something the clock starts. It must be safe to run on several processes at once and to die in its middle. */
export interface Job {
  name: string;
  everyMs: number;
  /** `signal`: the process is about to end; long work stops at its next step. */
  run(signal: AbortSignal): Promise<void>;
}

/** Starts jobs, each waiting for its own last run to end; returns the way to stop, which waits for those that run. */
export function startJobs(jobs: readonly Job[], log: Logger): () => Promise<void> {
  const ended = new AbortController();
  const running = new Set<Promise<void>>();
  const timers = new Map<Job, NodeJS.Timeout>();
  const schedule = (job: Job) => {
    if (ended.signal.aborted) return;
    const turn = () => {
      const run = job
        .run(ended.signal)
        .catch((error) =>
          log.warn({ err: error, job: job.name }, 'a job failed; it runs again at its next turn'),
        )
        .finally(() => {
          running.delete(run);
          schedule(job);
        });
      running.add(run);
    };
    timers.set(job, setTimeout(turn, job.everyMs).unref());
  };
  jobs.forEach(schedule);
  return async () => {
    ended.abort();
    for (const timer of timers.values()) clearTimeout(timer);
    await Promise.all(running);
  };
}

import type { Job } from '../../platform/jobs/jobs';
import type { History } from './history';

export const jobsOf = (history: History, now: () => Date): Job[] => [
  { name: 'chat.history', everyMs: 5_000, run: () => history.sweep(now()) },
];

import type { Job } from '../../platform/jobs/jobs';
import type { Catalogue } from './catalogue';

export const jobsOf = (catalogue: Catalogue): Job[] => [
  { name: 'content.catalogue', everyMs: 2_000, run: () => catalogue.refresh() },
  { name: 'content.views', everyMs: 10_000, run: () => catalogue.refreshViews() },
];

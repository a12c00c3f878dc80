import type { People } from '../identity';
import type { Stream } from '../interactions';
import type { Days } from './days';
import type { Entries } from './entries.model';

export interface Parts {
  entries: Entries;
  days: Days;
  people: People;
  stream: Stream;
}

import type { World } from '../../platform/context';
import type { ContentRoom } from '../content';
import type { People } from '../identity';
import type { Stream } from '../interactions';
import type { Portraits } from '../portraits';
import type { Feeds } from './feed.model';
import type { Learning } from './learning';
import type { Trials } from './trials';

/** What choosing works with. */
export interface Parts {
  feeds: Feeds;
  content: Pick<ContentRoom, 'candidate' | 'candidates' | 'cards' | 'describe' | 'marked' | 'topics'>;
  portraits: Pick<Portraits, 'of' | 'tagLabel' | 'isSensitive'>;
  people: People;
  stream: Pick<Stream, 'latest'>;
  learning: Pick<Learning, 'affinities'>;
  trials: Trials;
  now: World['now'];
}

import type { IconName } from '@wanglai/design';
import type { Ability } from '../shared/session';

export interface Room {
  path: 'live' | 'people' | 'content' | 'inbox' | 'tags' | 'stream';
  icon: IconName;
  /** Who lacks it does not see the room. */
  needs?: Ability;
}

/** The rooms of the console in the order of the navigation. */
export const ROOMS: readonly Room[] = [
  { path: 'live', icon: 'activity' },
  { path: 'people', icon: 'users' },
  { path: 'content', icon: 'file-text', needs: 'write-content' },
  { path: 'inbox', icon: 'inbox', needs: 'answer' },
  { path: 'tags', icon: 'tag' },
  { path: 'stream', icon: 'refresh-cw', needs: 'administer' },
];

import type { Ability } from '@wanglai/contract/names';
import type { IconName } from '@wanglai/design';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Words } from './words';

/** A room of the console. It is there from the start, so it imports only what is shared; all else is fetched when needed. */
export interface Room {
  /** First part of its addresses. */
  path: string;
  icon: IconName;
  words: Words<{ name: string }>;
  /** Who lacks it does not see the room. */
  needs?: Ability;
  /** It has no entry in the navigation. */
  hidden?: true;
  /** Below `path`: `''`, `:id`, `:id?`. */
  pages: Readonly<Record<string, () => Promise<{ default: ComponentType }>>>;
  /** Stands beside its name in the navigation, once it has come. */
  Badge?: LazyExoticComponent<ComponentType>;
  /** What quick search finds in it. */
  find?(q: string, most: number): Promise<Found[]>;
}

export interface Found {
  /** Address to go to. */
  to: string;
  title: string;
  hint: string;
}

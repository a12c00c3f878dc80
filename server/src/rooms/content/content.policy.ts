import { may } from '../../platform/abilities';
import type { Actor } from '../../platform/context';
import type { ContentState } from './content.model';

/** Writing, previewing, publishing and withdrawing; seeing what is not published in lists. */
export const mayWrite = (actor: Actor): boolean => may(actor, 'content.write');

/** Readers see what is published; all staff see everything. */
export const maySee = (actor: Actor, content: { state: ContentState }): boolean =>
  content.state === 'published' || actor.kind === 'staff';

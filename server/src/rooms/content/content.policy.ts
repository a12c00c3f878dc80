import type { Actor } from '../../platform/context';
import type { ContentState } from './content.model';

/** Writing, previewing, publishing and withdrawing; seeing what is not published in lists. */
export const mayWrite = (actor: Actor): boolean =>
  actor.kind === 'staff' && (actor.role === 'operator' || actor.role === 'admin');

/** Readers see what is published; all staff see everything. */
export const maySee = (actor: Actor, content: { state: ContentState }): boolean =>
  content.state === 'published' || actor.kind === 'staff';

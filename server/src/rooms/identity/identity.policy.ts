import type { StaffActor } from '../../platform/context';

/** Undoing a merge moves a person's history: admins only. */
export const maySplit = (actor: StaffActor): boolean => actor.role === 'admin';

import { may } from '../../platform/abilities';
import type { StaffActor } from '../../platform/context';

/** Undoing a merge moves a person's history. */
export const maySplit = (actor: StaffActor): boolean => may(actor, 'identity.split');

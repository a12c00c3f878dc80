import { may } from '../../platform/abilities';
import type { StaffActor } from '../../platform/context';
import { AppError } from '../../platform/errors';

/** Throws `auth.forbidden`. */
export function mustAdminister(actor: StaffActor): void {
  if (!may(actor, 'staff.administer')) throw new AppError('auth.forbidden');
}

/** Throws `auth.forbidden`. */
export function mustAudit(actor: StaffActor): void {
  if (!may(actor, 'staff.audit')) throw new AppError('auth.forbidden');
}

import { ABILITIES, type StaffRole } from '@wanglai/contract';
import { may } from '../../platform/abilities';
import type { Actor } from '../../platform/context';

/** Whose devices hear of messages. */
export const SERVING_ROLES: readonly StaffRole[] = ABILITIES['chat.serve'];

/** Roles that conversations can be given to. */
export const serves = (role: StaffRole): boolean => SERVING_ROLES.includes(role);

/** Reading and answering the inbox. */
export const mayServe = (actor: Actor): boolean => may(actor, 'chat.serve');

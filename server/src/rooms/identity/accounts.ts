import { roomOf } from '../../platform/sockets/sockets';
import type { AuditDocument, AuditFilter } from './models/audit.model';
import type { StaffAccounts } from './models/staff.model';
import type { Parts } from './parts';

/** What the room of staff administers. */
export interface Accounts extends Omit<StaffAccounts, 'all'> {
  /** Whether there are sessions of an account to end. */
  isSignedIn(id: string): Promise<boolean>;
  /** Ends all sessions of an account: tokens and sockets stop counting before this resolves. */
  endSessions(id: string): Promise<void>;
  /** Cuts the sockets of an account: they come back as who it is now. */
  reconnect(id: string): void;
  /** What was done, newest first. */
  audit(
    filter: AuditFilter,
    before: { at: Date; id: string } | undefined,
    limit: number,
  ): Promise<AuditDocument[]>;
}

export const accountsOf = ({ staff, sessions, audit, platform }: Parts): Accounts => ({
  ...staff,
  isSignedIn: sessions.hasAny,
  async endSessions(id) {
    await sessions.endOf([id]);
    platform.sockets.disconnect(roomOf.staff(id));
  },
  reconnect: (id) => platform.sockets.disconnect(roomOf.staff(id)),
  audit: audit.page,
});

import type { Doors } from '../../platform/http/doors';
import { giveLink, signOutMember, takeFactorOff } from './commands/administer-access';
import { changeMember } from './commands/change-member';
import { beginFactor, changePassword, confirmFactor, switchFactorOff } from './commands/guard-own-account';
import { inviteMember } from './commands/invite-member';
import { lookAtLink, useLink } from './commands/use-link';
import type { Parts } from './parts';
import { listAccounts, readOwnAccount } from './queries/list-accounts';
import { listAudit } from './queries/list-audit';

const done = async (work: Promise<void>): Promise<undefined> => {
  await work;
};

export function openStaff(doors: Doors, parts: Parts): void {
  doors.on('GET /staff/accounts', (ctx, { query }) => listAccounts(parts, ctx, query));
  doors.on('POST /staff/accounts', (ctx, { body }) => inviteMember(parts, ctx, body));
  doors.on('PATCH /staff/accounts/:id', (ctx, { params, body }) =>
    changeMember(parts, ctx, { ...params, ...body }),
  );
  doors.on('POST /staff/accounts/:id/link', (ctx, { params }) => giveLink(parts, ctx, params.id));
  doors.on('POST /staff/accounts/:id/sign-out', (ctx, { params }) =>
    done(signOutMember(parts, ctx, params.id)),
  );
  doors.on('DELETE /staff/accounts/:id/second-factor', (ctx, { params }) =>
    done(takeFactorOff(parts, ctx, params.id)),
  );

  doors.on('POST /staff/links/look', (ctx, { body }) => lookAtLink(parts, ctx, body.token));
  doors.on('POST /staff/links/use', (ctx, { body }) => useLink(parts, ctx, body));

  doors.on('GET /staff/me', (ctx) => readOwnAccount(parts, ctx));
  doors.on('PUT /staff/me/password', (ctx, { body }) => done(changePassword(parts, ctx, body)));
  doors.on('POST /staff/me/second-factor', (ctx) => beginFactor(parts, ctx));
  doors.on('PUT /staff/me/second-factor', (ctx, { body }) => done(confirmFactor(parts, ctx, body.code)));
  doors.on('POST /staff/me/second-factor/off', (ctx, { body }) =>
    done(switchFactorOff(parts, ctx, body.code)),
  );

  doors.on('GET /audit', (ctx, { query }) => listAudit(parts, ctx, query));
}

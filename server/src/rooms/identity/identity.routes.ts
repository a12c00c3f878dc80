import type { Doors } from '../../platform/http/doors';
import { eraseMe } from './commands/erase-me';
import { refreshSession, signOut } from './commands/refresh-session';
import { signInChannel } from './commands/sign-in-channel';
import { signInDemo } from './commands/sign-in-demo';
import { beginFactorAtDoor, signInStaff } from './commands/sign-in-staff';
import { signInVisitor } from './commands/sign-in-visitor';
import { splitPerson } from './commands/split-person';
import { updateMe } from './commands/update-me';
import { presentStaff } from './identity.present';
import { isActive } from './models/staff.model';
import type { Parts } from './parts';
import { exportMe } from './queries/export-me';
import { readAbout } from './queries/read-about';
import { readMe, readPerson } from './queries/read-person';

export function openIdentity(doors: Doors, parts: Parts): void {
  doors.on('GET /about', (ctx) => readAbout(parts, ctx));

  doors.on('POST /auth/visitor', (ctx, { body }) => signInVisitor(parts, ctx, body));
  doors.on('POST /auth/wechat', (ctx, { body }) => signInChannel(parts, ctx, parts.wechat, body));
  doors.on('POST /auth/alipay', (ctx, { body }) => signInChannel(parts, ctx, parts.alipay, body));
  doors.on('POST /auth/staff', (ctx, { body }) => signInStaff(parts, ctx, body));
  doors.on('POST /auth/staff/second-factor', (ctx, { body }) => beginFactorAtDoor(parts, ctx, body));
  doors.on('POST /auth/demo', (ctx, { body }) => signInDemo(parts, ctx, body));
  doors.on('POST /auth/refresh', (_ctx, { body }) => refreshSession(parts, body.refreshToken));
  doors.on('POST /auth/logout', async (_ctx, { body }) => {
    await signOut(parts, body.refreshToken);
    return undefined;
  });
  doors.on('GET /staff', async () => ({
    items: (await parts.staff.all()).filter(isActive).map(presentStaff),
  }));

  doors.on('GET /me', (ctx) => readMe(parts, ctx));
  doors.on('PATCH /me', (ctx, { body }) => updateMe(parts, ctx, body));
  doors.on('DELETE /me', async (ctx) => {
    await eraseMe(parts, ctx);
    return undefined;
  });
  doors.on('GET /me/export', (ctx) => exportMe(parts, ctx));
  doors.on('GET /people/:id', (ctx, { params }) => readPerson(parts, ctx, params.id));
  doors.on('POST /people/:id/split', (ctx, { params, body }) =>
    splitPerson(parts, ctx, { id: params.id, sourceId: body.sourceId }),
  );
}

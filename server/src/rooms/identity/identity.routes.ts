import type { Doors } from '../../platform/http/doors';
import { eraseMe } from './commands/erase-me';
import { refreshSession, signOut } from './commands/refresh-session';
import { signInChannel } from './commands/sign-in-channel';
import { signInDemo } from './commands/sign-in-demo';
import { signInStaff } from './commands/sign-in-staff';
import { signInVisitor } from './commands/sign-in-visitor';
import { splitPerson } from './commands/split-person';
import { updateMe } from './commands/update-me';
import { presentStaff } from './identity.present';
import { exportMe } from './queries/export-me';
import { readAbout } from './queries/read-about';
import { readMe, readPerson } from './queries/read-person';
import type { Store } from './store';

export function openIdentity(doors: Doors, store: Store): void {
  doors.on('GET /about', (ctx) => readAbout(store, ctx));

  doors.on('POST /auth/visitor', (ctx, { body }) => signInVisitor(store, ctx, body));
  doors.on('POST /auth/wechat', (ctx, { body }) => signInChannel(store, ctx, store.wechat, body));
  doors.on('POST /auth/alipay', (ctx, { body }) => signInChannel(store, ctx, store.alipay, body));
  doors.on('POST /auth/staff', (_ctx, { body }) => signInStaff(store, body));
  doors.on('POST /auth/demo', (ctx, { body }) => signInDemo(store, ctx, body));
  doors.on('POST /auth/refresh', (_ctx, { body }) => refreshSession(store, body.refreshToken));
  doors.on('POST /auth/logout', async (_ctx, { body }) => {
    await signOut(store, body.refreshToken);
    return undefined;
  });
  doors.on('GET /staff', async () => ({ items: (await store.staff.all()).map(presentStaff) }));

  doors.on('GET /me', (ctx) => readMe(store, ctx));
  doors.on('PATCH /me', (ctx, { body }) => updateMe(store, ctx, body));
  doors.on('DELETE /me', async (ctx) => {
    await eraseMe(store, ctx);
    return undefined;
  });
  doors.on('GET /me/export', (ctx) => exportMe(store, ctx));
  doors.on('GET /people/:id', (ctx, { params }) => readPerson(store, ctx, params.id));
  doors.on('POST /people/:id/split', (ctx, { params, body }) =>
    splitPerson(store, ctx, { id: params.id, sourceId: body.sourceId }),
  );
}

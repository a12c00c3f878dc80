import { STAFF_ROLES, type StaffRole } from '@wanglai/contract';
import type { StaffDocument } from '../models/staff.model';
import { hashPassword } from '../rules/password';
import type { Store } from '../store';

const DEMO_NAMES: Record<StaffRole, string> = {
  operator: '林晓',
  moderator: '周维',
  agent: '何静',
  sales: '顾远',
  admin: '沈安',
};

/** Makes an account. A name that is taken keeps its account as it is; null says so. */
export async function createStaff(
  store: Store,
  input: { username: string; name: string; role: StaffRole; password: string | null },
): Promise<StaffDocument | null> {
  const member: StaffDocument = {
    _id: store.platform.newId(),
    username: input.username.toLowerCase(),
    name: input.name,
    role: input.role,
    passwordHash: input.password === null ? null : await hashPassword(input.password),
    demo: store.platform.config.demo,
    createdAt: store.platform.now(),
  };
  return (await store.staff.insert(member)) ? member : null;
}

/** The one account of a role in the demo. */
export async function demoMember(store: Store, role: StaffRole): Promise<StaffDocument> {
  const username = `demo-${role}`;
  const find = () => store.staff.byUsername(username);
  const known =
    (await find()) ??
    (await createStaff(store, { username, name: DEMO_NAMES[role], role, password: null })) ??
    (await find());
  return known!;
}

/** Accounts that must be there before anybody can sign in: in the demo one per role, else the first admin. Runs again safely. */
export async function seedStaff(store: Store): Promise<void> {
  const { config } = store.platform;
  if (config.demo) for (const role of STAFF_ROLES) await demoMember(store, role);
  else if (config.adminPassword && !(await store.staff.byUsername('admin')))
    await createStaff(store, {
      username: 'admin',
      name: '管理员',
      role: 'admin',
      password: config.adminPassword,
    });
}

import { createHash } from 'node:crypto';
import { STAFF_ROLES, type StaffRole } from '@wanglai/contract';
import type { StaffDocument, StaffLink } from '../models/staff.model';
import type { Parts } from '../parts';
import { hashPassword } from '../rules/password';

const DEMO_NAMES: Record<StaffRole, string> = {
  operator: '林晓',
  moderator: '周维',
  agent: '何静',
  sales: '顾远',
  admin: '沈安',
};

/** Makes an account. A name that is taken keeps its account as it is; null says so. */
export async function createStaff(
  parts: Parts,
  input: {
    username: string;
    name: string;
    role: StaffRole;
    password: string | null;
    /** The way in for who is invited. */
    link?: StaffLink;
  },
): Promise<StaffDocument | null> {
  const member: StaffDocument = {
    _id: parts.platform.newId(),
    username: input.username.toLowerCase(),
    name: input.name,
    role: input.role,
    passwordHash: input.password === null ? null : await hashPassword(input.password),
    demo: parts.platform.config.demo,
    createdAt: parts.platform.now(),
    ...(input.link && { link: input.link }),
  };
  return (await parts.staff.insert(member)) ? member : null;
}

/** An account of a role in the demo: the one that is there from the start, or that of whoever bears a name. */
export async function demoMember(
  parts: Parts,
  role: StaffRole,
  name = DEMO_NAMES[role],
): Promise<StaffDocument> {
  const other =
    name === DEMO_NAMES[role] ? '' : `-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
  const username = `demo-${role}${other}`;
  const find = () => parts.staff.byUsername(username);
  const known =
    (await find()) ?? (await createStaff(parts, { username, name, role, password: null })) ?? (await find());
  return known!;
}

/** Accounts that must be there before anybody can sign in: in the demo one per role, else the first admin. Runs again safely. */
export async function seedStaff(parts: Parts): Promise<void> {
  const { config } = parts.platform;
  if (config.demo) for (const role of STAFF_ROLES) await demoMember(parts, role);
  else if (config.adminPassword && !(await parts.staff.byUsername('admin')))
    await createStaff(parts, {
      username: 'admin',
      name: '管理员',
      role: 'admin',
      password: config.adminPassword,
    });
}

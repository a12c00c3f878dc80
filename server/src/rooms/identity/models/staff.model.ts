import { STAFF_ROLES, type StaffRole } from '@wanglai/contract';
import type { Connection } from 'mongoose';
import { type Collection, defineCollection, insertOnce, modelOf } from '../../../platform/mongo/collection';

export interface StaffDocument {
  _id: string;
  /** Lower case. */
  username: string;
  name: string;
  role: StaffRole;
  /** Null: cannot sign in with a password. */
  passwordHash: string | null;
  /** Made while the demo was on, when passwords are no secret: outside the demo this account is not there. */
  demo: boolean;
  createdAt: Date;
}

export const staffCollection: Collection<StaffDocument> = defineCollection<StaffDocument>(
  'identity.staff',
  {
    _id: { type: String, required: true },
    username: { type: String, maxlength: 64, required: true },
    name: { type: String, required: true },
    role: { type: String, enum: STAFF_ROLES, required: true },
    passwordHash: { type: String, match: /^scrypt\$/, nullable: true },
    demo: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
  },
  [{ key: { username: 1 }, options: { unique: true }, serves: 'staff sign-in; one account per name' }],
);

/** Reads and writes of staff. */
export function staffOf(connection: Connection, demo: boolean) {
  const visible = demo ? {} : { demo: false };
  const staff = modelOf(connection, staffCollection);
  return {
    get: (id: string): Promise<StaffDocument | null> =>
      staff.findOne({ _id: id, ...visible }).lean<StaffDocument>(),
    byUsername: (username: string): Promise<StaffDocument | null> =>
      staff.findOne({ username: username.toLowerCase(), ...visible }).lean<StaffDocument>(),
    all: (): Promise<StaffDocument[]> => staff.find(visible).sort({ _id: 1 }).lean<StaffDocument[]>(),
    /** False when the name is taken. */
    insert: (member: StaffDocument): Promise<boolean> => insertOnce(staff, member),
  };
}
export type StaffAccounts = ReturnType<typeof staffOf>;

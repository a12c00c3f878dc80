import type { StaffRole } from '@wanglai/contract';
import type { Db } from 'mongodb';
import { isDuplicate } from '../../../platform/mongo/connect';
import type { Index } from '../../../platform/mongo/indexes';

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

const COLLECTION = 'staff';

export const staffIndexes: readonly Index[] = [
  {
    collection: COLLECTION,
    key: { username: 1 },
    options: { unique: true },
    serves: 'staff sign-in; one account per name',
  },
];

/** Reads and writes of staff. */
export function staffIn(db: Db, demo: boolean) {
  const visible = demo ? {} : { demo: false };
  const staff = db.collection<StaffDocument>(COLLECTION);
  return {
    collection: staff,
    get: (id: string) => staff.findOne({ _id: id, ...visible }),
    byUsername: (username: string) => staff.findOne({ username: username.toLowerCase(), ...visible }),
    all: () => staff.find(visible).sort({ _id: 1 }).toArray(),
    /** False when the name is taken. */
    async insert(member: StaffDocument): Promise<boolean> {
      try {
        await staff.insertOne(member);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
  };
}
export type StaffStore = ReturnType<typeof staffIn>;

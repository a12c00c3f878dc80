import { STAFF_ROLES, type StaffRole } from '@wanglai/contract';
import type { Connection } from 'mongoose';
import {
  type Collection,
  defineCollection,
  insertOnce,
  modelOf,
  part,
} from '../../../platform/mongo/collection';

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
  signedInAt?: Date;
  /** From then on nobody gets in by this account. */
  disabledAt?: Date;
  /** The way in for who was invited, or has forgotten their password. */
  link?: StaffLink;
  factor?: SecondFactor;
}

export interface StaffLink {
  /** SHA-256 of the token. */
  hash: string;
  expiresAt: Date;
}

/** A second factor (rules/second-factor.ts); asked for once it is confirmed. */
export interface SecondFactor {
  /** Base32. */
  secret: string;
  confirmedAt: Date | null;
  /** The last step of time a code of which was taken: no code counts twice. */
  lastStep: number;
  /** SHA-256 of the recovery codes that are left. */
  recovery: string[];
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
    signedInAt: { type: Date },
    disabledAt: { type: Date },
    link: {
      type: part<StaffLink>({
        hash: { type: String, required: true },
        expiresAt: { type: Date, required: true },
      }),
    },
    factor: {
      type: part<SecondFactor>({
        secret: { type: String, match: /^[A-Z2-7]+$/, required: true },
        confirmedAt: { type: Date, nullable: true },
        lastStep: { type: Number, required: true },
        recovery: { type: [{ type: String, required: true }], required: true },
      }),
    },
  },
  [
    { key: { username: 1 }, options: { unique: true }, serves: 'staff sign-in; one account per name' },
    { key: { 'link.hash': 1 }, options: { sparse: true }, serves: 'who a one-time link is for' },
    { key: { role: 1 }, serves: 'whether there is another admin' },
  ],
);

/** What of an account may change; undefined takes a key away. */
export type StaffChange = Partial<Omit<StaffDocument, '_id' | 'username' | 'demo' | 'createdAt'>>;

/** Reads and writes of staff. */
export function staffOf(connection: Connection, demo: boolean) {
  const visible = demo ? {} : { demo: false };
  // In the demo one comes in without a password.
  const active = {
    ...visible,
    disabledAt: { $exists: false },
    $or: [{ passwordHash: { $ne: null } }, { demo: true }],
  };
  const staff = modelOf(connection, staffCollection);
  return {
    get: (id: string): Promise<StaffDocument | null> =>
      staff.findOne({ _id: id, ...visible }).lean<StaffDocument>(),
    byUsername: (username: string): Promise<StaffDocument | null> =>
      staff.findOne({ username: username.toLowerCase(), ...visible }).lean<StaffDocument>(),
    byLink: (hash: string): Promise<StaffDocument | null> =>
      staff.findOne({ 'link.hash': hash, ...visible }).lean<StaffDocument>(),
    all: (): Promise<StaffDocument[]> => staff.find(visible).sort({ _id: 1 }).lean<StaffDocument[]>(),
    /** By user name, after one. `q`: part of a user name or of a name. */
    page: (after: string, q: string | undefined, limit: number): Promise<StaffDocument[]> => {
      const part = q && new RegExp(q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
      return staff
        .find({
          ...visible,
          username: { $gt: after },
          ...(part && { $or: [{ username: part }, { name: part }] }),
        })
        .sort({ username: 1 })
        .limit(limit)
        .lean<StaffDocument[]>();
    },
    otherAdmins: (id: string): Promise<number> =>
      staff.countDocuments({ ...active, role: 'admin', _id: { $ne: id } }),
    /** False when the name is taken. */
    insert: (member: StaffDocument): Promise<boolean> => insertOnce(staff, member),
    /** Null when there is no such account, or it is not as `still` says. */
    change: (
      id: string,
      change: StaffChange,
      still: Readonly<Record<string, unknown>> = {},
    ): Promise<StaffDocument | null> => {
      const gone = Object.keys(change).filter((key) => change[key as keyof StaffChange] === undefined);
      const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      return staff
        .findOneAndUpdate(
          { _id: id, ...visible, ...still },
          {
            ...(Object.keys(set).length && { $set: set }),
            ...(gone.length && { $unset: Object.fromEntries(gone.map((key) => [key, 1])) }),
          },
          { returnDocument: 'after' },
        )
        .lean<StaffDocument>();
    },
  };
}
export type StaffAccounts = ReturnType<typeof staffOf>;

/** Whether anybody may come in by this account. */
export const isActive = (member: StaffDocument): boolean => member.disabledAt === undefined;

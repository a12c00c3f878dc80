import type { Db } from 'mongodb';
import type { Index } from '../../../platform/mongo/indexes';

/** One action of staff upon something. */
export interface AuditDocument {
  _id: string;
  at: Date;
  staffId: string;
  /** `room.verb-noun` */
  action: string;
  /** What it was done to; the id of a person who was erased is null. */
  subjects: { kind: string; id: string | null }[];
  requestId: string;
}

const COLLECTION = 'audit';

export const auditIndexes: readonly Index[] = [
  { collection: COLLECTION, key: { 'subjects.id': 1 }, serves: 'export and erasure of a person' },
];

export function auditIn(db: Db) {
  const audit = db.collection<AuditDocument>(COLLECTION);
  return {
    insert: (entry: AuditDocument) => audit.insertOne(entry),
    ofSubjects: (ids: readonly string[]) => audit.find({ 'subjects.id': { $in: [...ids] } }).toArray(),
    async blank(ids: readonly string[]): Promise<void> {
      await audit.updateMany(
        { 'subjects.id': { $in: [...ids] } },
        { $set: { 'subjects.$[subject].id': null } },
        { arrayFilters: [{ 'subject.id': { $in: [...ids] } }] },
      );
    },
  };
}
export type AuditStore = ReturnType<typeof auditIn>;

import type { Connection } from 'mongoose';
import {
  type Collection,
  defineCollection,
  insertOnce,
  modelOf,
  part,
} from '../../../platform/mongo/collection';

/** Something that staff acted upon; the id of a person who was erased is null. */
interface AuditSubject {
  kind: string;
  id: string | null;
}

/** One action of staff upon something. */
export interface AuditDocument {
  _id: string;
  at: Date;
  staffId: string;
  /** `room.verb-noun` */
  action: string;
  subjects: AuditSubject[];
  requestId: string;
}

export interface AuditFilter {
  staffId?: string;
  action?: string;
  subjectId?: string;
  from?: Date;
  to?: Date;
}

export const auditCollection: Collection<AuditDocument> = defineCollection<AuditDocument>(
  'identity.audit',
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    staffId: { type: String, required: true },
    action: { type: String, match: /^[a-z-]+\.[a-z-]+$/, required: true },
    subjects: {
      type: [
        part<AuditSubject>({
          kind: { type: String, maxlength: 64, required: true },
          id: { type: String, maxlength: 128, nullable: true },
        }),
      ],
      required: true,
    },
    requestId: { type: String, required: true },
  },
  [
    {
      key: { 'subjects.id': 1, at: -1, _id: -1 },
      serves: 'export and erasure of a person; what was done to one',
    },
    { key: { at: -1, _id: -1 }, serves: 'the audit log, newest first' },
    { key: { staffId: 1, at: -1, _id: -1 }, serves: 'what one member of staff has done' },
    { key: { action: 1, at: -1, _id: -1 }, serves: 'who has done something of a kind' },
  ],
);

export function auditOf(connection: Connection) {
  const audit = modelOf(connection, auditCollection);
  return {
    /** Nothing when its id is there. */
    async insert(entry: AuditDocument): Promise<void> {
      await insertOnce(audit, entry);
    },
    ofSubjects: (ids: readonly string[]): AsyncIterable<AuditDocument> =>
      audit
        .find({ 'subjects.id': { $in: ids } })
        .lean<AuditDocument>()
        .cursor(),
    page: (
      { staffId, action, subjectId, from, to }: AuditFilter,
      before: { at: Date; id: string } | undefined,
      limit: number,
    ): Promise<AuditDocument[]> =>
      audit
        .find({
          ...(staffId && { staffId }),
          ...(action && { action }),
          ...(subjectId && { 'subjects.id': subjectId }),
          ...((from || to) && { at: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }),
          ...(before && { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] }),
        })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<AuditDocument[]>(),
    async blank(ids: readonly string[]): Promise<void> {
      await audit.updateMany(
        { 'subjects.id': { $in: ids } },
        { $set: { 'subjects.$[subject].id': null } },
        { arrayFilters: [{ 'subject.id': { $in: ids } }] },
      );
    },
  };
}
export type Audit = ReturnType<typeof auditOf>;

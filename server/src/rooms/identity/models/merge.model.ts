import { PURPOSES, type Purpose } from '@wanglai/contract';
import type { Connection } from 'mongoose';
import { modelOf } from '../../../platform/mongo/collection';
import { forgetSurplus } from './person.model';
import { type PendingMerge, type PersonDocument, type PersonRecord, peopleCollection } from './person.schema';

const unmerged = { mergedInto: { $exists: false } };
const unclaimed = { pending: { $exists: false } };
/** Somebody who has granted and refused what they had when they were read. */
const granting = ({ grants, grantHistory }: Pick<PersonRecord, 'grants' | 'grantHistory'>) => ({
  ...Object.fromEntries(PURPOSES.map((purpose) => [`grants.${purpose}`, grants[purpose]])),
  // A first refusal changes no grant.
  grantHistory: { $size: grantHistory.length },
});

/** The single writes that merges and splits are made of. Each runs again safely. */
export function mergesOf(connection: Connection) {
  const people = modelOf(connection, peopleCollection);
  return {
    /** Says that a merge of this person has begun. False when another has. */
    async claimMerge(id: string, into: string, since: Date): Promise<boolean> {
      const pending: PendingMerge = { kind: 'merge', into, since };
      const { modifiedCount } = await people.updateOne(
        { _id: id, ...unmerged, ...unclaimed },
        { $set: { pending } },
      );
      return modifiedCount === 1;
    },
    async claimSplit(id: string, into: string, since: Date): Promise<boolean> {
      const pending: PendingMerge = { kind: 'split', into, since };
      const { modifiedCount } = await people.updateOne(
        { _id: id, mergedInto: { $exists: true }, ...unclaimed },
        { $set: { pending } },
      );
      return modifiedCount === 1;
    },
    async release(id: string): Promise<void> {
      await people.updateOne({ _id: id }, { $unset: { pending: 1 } });
    },
    async aim(id: string, before: string, into: string): Promise<void> {
      await people.updateOne(
        { _id: id, 'pending.into': before, ...unmerged },
        { $set: { 'pending.into': into } },
      );
    },

    /** Gives `into` what it gains and loses. False when it changed since it was read. */
    async absorb(
      into: PersonDocument,
      from: PersonDocument,
      withdrawn: readonly Purpose[],
      at: Date,
    ): Promise<boolean> {
      const known = new Set(into.mergedFrom.map(({ id }) => id));
      const gained = [{ id: from._id, at }, ...from.mergedFrom].filter(({ id }) => !known.has(id));
      if (!gained.length && !withdrawn.length) return true;
      const absorbed = await people
        .findOneAndUpdate(
          {
            _id: into._id,
            ...unmerged,
            ...unclaimed,
            ...granting(into),
            'mergedFrom.id': { $nin: gained.map(({ id }) => id) },
          },
          {
            ...(withdrawn.length && {
              $set: Object.fromEntries(withdrawn.map((purpose) => [`grants.${purpose}`, false])),
            }),
            $addToSet: { identities: { $each: from.identities } },
            $max: { lastSeenAt: from.lastSeenAt },
            $push: {
              mergedFrom: { $each: gained },
              grantHistory: {
                $each: withdrawn.map((purpose) => ({ purpose, granted: false, at, via: 'merge' as const })),
              },
            },
          },
          { returnDocument: 'after', projection: { grantHistory: 1 } },
        )
        .lean<Pick<PersonDocument, '_id' | 'grantHistory'>>();
      if (absorbed) await forgetSurplus(people, absorbed);
      return absorbed !== null;
    },

    /** Makes the merge so. False when the person's grants changed since they were read. */
    async join(from: PersonDocument, into: string): Promise<boolean> {
      const { matchedCount } = await people.updateOne(
        { _id: from._id, 'pending.into': into, ...granting(from), ...unmerged },
        { $set: { mergedInto: into } },
      );
      return matchedCount === 1;
    },

    /** Takes a person, and who came with them, out of everybody they were merged into. */
    async part(from: PersonDocument): Promise<void> {
      await people.updateMany(
        { 'mergedFrom.id': from._id },
        {
          $pull: {
            mergedFrom: { id: { $in: [from._id, ...from.mergedFrom.map(({ id }) => id)] } },
            identities: { key: { $in: from.identities.map(({ key }) => key) } },
          },
        },
      );
    },
    async standAlone(id: string): Promise<void> {
      await people.updateOne({ _id: id }, { $unset: { mergedInto: 1 } });
    },

    overdue: (before: Date): Promise<PersonDocument[]> =>
      people
        .find({ 'pending.since': { $lt: before } })
        .limit(100)
        .lean<PersonDocument[]>(),

    /** Deletes people, and every trace of their ids in others. */
    async erase(ids: readonly string[]): Promise<void> {
      const gone = { $in: ids };
      await people.deleteMany({ $or: [{ _id: gone }, { mergedInto: gone }] });
      await people.updateMany({ 'mergedFrom.id': gone }, { $pull: { mergedFrom: { id: gone } } });
      await people.updateMany(
        { 'pending.since': { $exists: true }, 'pending.into': gone },
        { $unset: { pending: 1 } },
      );
    },
    /** Ids of those who were merged into these. */
    async mergedInto(ids: readonly string[]): Promise<string[]> {
      const found = await people.find({ mergedInto: { $in: ids } }, { _id: 1 }).lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },
  };
}
export type Merges = ReturnType<typeof mergesOf>;

import type { Purpose } from '@wanglai/contract';
import type { Document } from 'mongodb';
import type { PendingMerge, PeopleStore, PersonDocument } from './person.model';

const unmerged = { mergedInto: { $exists: false } };
const unclaimed = { pending: { $exists: false } };

/** The single writes that merges and splits are made of. Each runs again safely. */
export function mergesIn({ collection: people }: PeopleStore) {
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
    release: (id: string) => people.updateOne({ _id: id }, { $unset: { pending: 1 } }),
    aim: (id: string, before: string, into: string) =>
      people.updateOne({ _id: id, 'pending.into': before, ...unmerged }, { $set: { 'pending.into': into } }),

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
      const { matchedCount } = await people.updateOne(
        {
          _id: into._id,
          ...unmerged,
          ...unclaimed,
          grants: into.grants,
          'mergedFrom.id': { $nin: gained.map(({ id }) => id) },
        } as Document,
        {
          ...(withdrawn.length && {
            $set: Object.fromEntries(withdrawn.map((purpose) => [`grants.${purpose}`, false])),
          }),
          $addToSet: { identities: { $each: from.identities } },
          $max: { lastSeenAt: from.lastSeenAt },
          $push: {
            mergedFrom: { $each: gained },
            grantHistory: {
              $each: withdrawn.map((purpose) => ({ purpose, granted: false, at, via: 'merge' })),
              $slice: -200,
            },
          },
        } as Document,
      );
      return matchedCount === 1;
    },

    /** Makes the merge so. False when the person's grants changed since they were read. */
    async join(from: PersonDocument, into: string): Promise<boolean> {
      const { matchedCount } = await people.updateOne(
        { _id: from._id, 'pending.into': into, grants: from.grants, ...unmerged },
        { $set: { mergedInto: into } },
      );
      return matchedCount === 1;
    },

    /** Takes a person, and who came with them, out of everybody they were merged into. */
    part: (from: PersonDocument) =>
      people.updateMany(
        { 'mergedFrom.id': from._id },
        {
          $pull: {
            mergedFrom: { id: { $in: [from._id, ...from.mergedFrom.map(({ id }) => id)] } },
            identities: { key: { $in: from.identities.map(({ key }) => key) } },
          },
        },
      ),
    standAlone: (id: string) => people.updateOne({ _id: id }, { $unset: { mergedInto: 1 } }),

    overdue: (before: Date) =>
      people
        .find({ 'pending.since': { $lt: before } })
        .limit(100)
        .toArray(),

    /** Deletes people, and every trace of their ids in others. */
    async erase(ids: readonly string[]): Promise<void> {
      const gone = { $in: [...ids] };
      await people.deleteMany({ $or: [{ _id: gone }, { mergedInto: gone }] });
      await people.updateMany({ 'mergedFrom.id': gone }, { $pull: { mergedFrom: { id: gone } } });
      await people.updateMany(
        { 'pending.since': { $exists: true }, 'pending.into': gone },
        { $unset: { pending: 1 } },
      );
    },
    mergedInto: (ids: readonly string[]) =>
      people
        .find({ mergedInto: { $in: [...ids] } })
        .project<{ _id: string }>({ _id: 1 })
        .toArray(),
  };
}
export type MergeStore = ReturnType<typeof mergesIn>;

import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { type Collection, defineCollection, modelOf } from '../../../platform/mongo/collection';

/** A network that a member of staff has signed in from. */
interface KnownNetworkDocument {
  /** SHA-256 of account and network. */
  _id: string;
  at: Date;
}

const KEPT_S = 90 * 86_400;

export const knownNetworksCollection: Collection<KnownNetworkDocument> =
  defineCollection<KnownNetworkDocument>(
    'identity.known-networks',
    {
      _id: { type: String, match: /^[0-9a-f]{64}$/, required: true },
      at: { type: Date, required: true },
    },
    [
      {
        key: { at: 1 },
        options: { expireAfterSeconds: KEPT_S },
        serves: 'forgetting networks after 90 days',
      },
    ],
  );

const idOf = (staffId: string, network: string) =>
  createHash('sha256').update(`${staffId} ${network}`).digest('hex');

export function knownNetworksOf(connection: Connection) {
  const networks = modelOf(connection, knownNetworksCollection);
  return {
    has: async (staffId: string, network: string): Promise<boolean> =>
      (await networks.exists({ _id: idOf(staffId, network) })) !== null,
    async remember(staffId: string, network: string, at: Date): Promise<void> {
      await networks.updateOne({ _id: idOf(staffId, network) }, { $set: { at } }, { upsert: true });
    },
  };
}
export type KnownNetworks = ReturnType<typeof knownNetworksOf>;

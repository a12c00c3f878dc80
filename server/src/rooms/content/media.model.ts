import { createHmac, randomBytes } from 'node:crypto';
import { Binary, type Collection, type Db } from 'mongodb';
import { isDuplicate } from '../../platform/mongo/connect';
import type { Index } from '../../platform/mongo/indexes';
import type { Picture, PictureType } from './rules/read-picture';

export interface MediaDoc {
  /** 32 hex digits: keyed hash of owner and bytes, so that nobody guesses an address from a picture. */
  _id: string;
  /** A person or member of staff; null for pictures of the house. */
  ownerId: string | null;
  type: PictureType | 'image/svg+xml';
  width: number;
  height: number;
  bytes: Binary;
  createdAt: Date;
}
export type MediaHead = Omit<MediaDoc, 'bytes'>;

export const mediaIndexes: Index[] = [
  {
    collection: 'media',
    key: { ownerId: 1, createdAt: -1 },
    serves: 'export and erasure of one person’s pictures',
  },
];

export type Media = ReturnType<typeof mediaOf>;

export function mediaOf(db: Db) {
  const collection: Collection<MediaDoc> = db.collection('media');
  let salt: Promise<Buffer> | undefined;

  async function addressOf(ownerId: string | null, bytes: Uint8Array): Promise<string> {
    salt ??= saltOf(db).catch((error) => {
      salt = undefined;
      throw error;
    });
    return createHmac('sha256', await salt)
      .update(`${ownerId ?? ''}\0`)
      .update(bytes)
      .digest('hex')
      .slice(0, 32);
  }

  return {
    /** Stores a picture; the same one of the same owner keeps its address. */
    async keep(
      ownerId: string | null,
      picture: Picture | { type: 'image/svg+xml'; width: number; height: number },
      bytes: Uint8Array,
      at: Date,
    ): Promise<MediaHead> {
      const head: MediaHead = { _id: await addressOf(ownerId, bytes), ownerId, ...picture, createdAt: at };
      try {
        await collection.updateOne(
          { _id: head._id },
          { $setOnInsert: { ownerId, ...picture, createdAt: at, bytes: new Binary(bytes) } },
          { upsert: true },
        );
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      return head;
    },
    get: (id: string): Promise<MediaDoc | null> => collection.findOne({ _id: id }),
    isOwned: async (ownerId: string, id: string): Promise<boolean> =>
      (await collection.countDocuments({ _id: id, ownerId }, { limit: 1 })) === 1,
    of: (ownerIds: readonly string[], limit: number): Promise<MediaHead[]> =>
      collection
        .find({ ownerId: { $in: [...ownerIds] } })
        .sort({ createdAt: -1 })
        .limit(limit)
        .project<MediaHead>({ bytes: 0 })
        .toArray(),
    erase: async (ownerIds: readonly string[]): Promise<void> =>
      void (await collection.deleteMany({ ownerId: { $in: [...ownerIds] } })),
  };
}

/** The secret of this deployment that addresses of pictures are made with; made once. */
async function saltOf(db: Db): Promise<Buffer> {
  const settings = db.collection<{ _id: string; salt: string }>('settings');
  const kept = await settings
    .findOneAndUpdate(
      { _id: 'media' },
      { $setOnInsert: { salt: randomBytes(32).toString('hex') } },
      { upsert: true, returnDocument: 'after' },
    )
    .catch(async (error) => {
      if (isDuplicate(error)) return settings.findOne({ _id: 'media' });
      throw error;
    });
  return Buffer.from(kept!.salt, 'hex');
}

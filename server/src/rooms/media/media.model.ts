import { createHmac, randomBytes } from 'node:crypto';
import { Binary, type Db } from 'mongodb';
import { type Collection, defineCollection, Mixed } from '../../platform/mongo/collection';
import { isDuplicate } from '../../platform/mongo/connect';
import { createCollection, type Migration, renaming } from '../../platform/mongo/prepare';
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

const TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'] as const;

/** Written and read by bare commands: a picture is large, and its bytes are nobody's to look at. */
export const picturesCollection: Collection<MediaDoc> = defineCollection<MediaDoc>(
  'media.pictures',
  {
    _id: { type: String, match: /^[0-9a-f]{32}$/, required: true },
    ownerId: { type: String, nullable: true },
    type: { type: String, enum: TYPES, required: true },
    width: { type: Number, min: 1, required: true },
    height: { type: Number, min: 1, required: true },
    bytes: { type: Mixed, required: true },
    createdAt: { type: Date, required: true },
  },
  [{ key: { ownerId: 1, createdAt: -1 }, serves: 'export and erasure of one person’s pictures' }],
);

/** The secret of this deployment that addresses of pictures are made with. */
interface Salt {
  _id: 'salt';
  salt: string;
}
export const settingsCollection: Collection<Salt> = defineCollection<Salt>('media.settings', {
  _id: { type: String, enum: ['salt'], required: true },
  salt: { type: String, required: true },
});

export const migrations: Migration[] = [
  renaming('2026-11-26.media.call collections after the room', { media: picturesCollection.name }),
  {
    // After identity has taken over the settings, among which the salt lay.
    name: '2026-11-26.media.take the salt of addresses along',
    async run(db) {
      const settings = db.collection<{ _id: string; salt: string }>('identity.settings');
      const kept = await settings.findOne({ _id: 'media' });
      if (!kept) return;
      await createCollection(db, settingsCollection.name);
      await db
        .collection<Salt>(settingsCollection.name)
        .updateOne({ _id: 'salt' }, { $setOnInsert: { salt: kept.salt } }, { upsert: true });
      await settings.deleteOne({ _id: 'media' });
    },
  },
];

export type Pictures = ReturnType<typeof picturesOf>;

export function picturesOf(db: Db) {
  const collection = db.collection<MediaDoc>(picturesCollection.name);
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
    isOwned: async (ownerIds: readonly string[], id: string): Promise<boolean> =>
      (await collection.countDocuments({ _id: id, ownerId: { $in: [...ownerIds] } }, { limit: 1 })) === 1,
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

/** Made once, by whoever comes first. */
async function saltOf(db: Db): Promise<Buffer> {
  const settings = db.collection<Salt>(settingsCollection.name);
  const kept = await settings
    .findOneAndUpdate(
      { _id: 'salt' },
      { $setOnInsert: { salt: randomBytes(32).toString('hex') } },
      { upsert: true, returnDocument: 'after' },
    )
    .catch(async (error) => {
      if (isDuplicate(error)) return settings.findOne({ _id: 'salt' });
      throw error;
    });
  return Buffer.from(kept!.salt, 'hex');
}

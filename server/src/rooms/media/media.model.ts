import { createHmac, randomBytes } from 'node:crypto';
import { Binary, type Db } from 'mongodb';
import { type Collection, defineCollection, Mixed } from '../../platform/mongo/collection';
import { isDuplicate } from '../../platform/mongo/connect';
import { createCollection, type Migration, renaming } from '../../platform/mongo/prepare';
import type { Encoded, PictureType } from './encoder';

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

/** A picture made smaller, for lists; always WebP. */
export interface SmallerDoc {
  /** `<picture>:<width>` */
  _id: string;
  ownerId: string;
  bytes: Binary;
}

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

export const smallerCollection: Collection<SmallerDoc> = defineCollection<SmallerDoc>(
  'media.smaller',
  {
    _id: { type: String, match: /^[0-9a-f]{32}:\d{3,4}$/, required: true },
    ownerId: { type: String, required: true },
    bytes: { type: Mixed, required: true },
  },
  [{ key: { ownerId: 1 }, serves: 'erasure of one person’s pictures' }],
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
  const smaller = db.collection<SmallerDoc>(smallerCollection.name);
  let salt: Promise<Buffer> | undefined;

  /** Stores what is not there yet. */
  async function put(_id: string, rest: Omit<MediaDoc, '_id'>): Promise<void> {
    try {
      await collection.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  return {
    /** Where a picture of an owner lies: told from the bytes as they were sent. */
    async addressOf(ownerId: string | null, bytes: Uint8Array): Promise<string> {
      salt ??= saltOf(db).catch((error) => {
        salt = undefined;
        throw error;
      });
      return createHmac('sha256', await salt)
        .update(`${ownerId ?? ''}\0`)
        .update(bytes)
        .digest('hex')
        .slice(0, 32);
    },
    head: (id: string): Promise<MediaHead | null> =>
      collection.findOne<MediaHead>({ _id: id }, { projection: { bytes: 0 } }),
    /** Stores a picture at its address, after its smaller ones, so that whoever finds it finds them, too. */
    async keep(
      { id, ownerId, at }: { id: string; ownerId: string; at: Date },
      picture: Encoded,
      smallerOnes: ReadonlyMap<number, Encoded>,
    ): Promise<MediaHead> {
      for (const [width, { bytes }] of smallerOnes)
        await smaller.replaceOne(
          { _id: `${id}:${width}` },
          { ownerId, bytes: new Binary(bytes) },
          { upsert: true },
        );
      const { bytes, ...told } = picture;
      await put(id, { ownerId, ...told, bytes: new Binary(bytes), createdAt: at });
      return { _id: id, ownerId, ...told, createdAt: at };
    },
    /** Stores an SVG of the house at its address. */
    keepDrawing: (id: string, svg: Uint8Array, size: { width: number; height: number }, at: Date) =>
      put(id, { ownerId: null, type: 'image/svg+xml', ...size, bytes: new Binary(svg), createdAt: at }),
    get: (id: string): Promise<MediaDoc | null> => collection.findOne({ _id: id }),
    /** Null also where there is none because the picture is no wider, is a drawing, or is older than smaller ones are. */
    getSmaller: (id: string, width: number): Promise<SmallerDoc | null> =>
      smaller.findOne({ _id: `${id}:${width}` }),
    isOwned: async (ownerIds: readonly string[], id: string): Promise<boolean> =>
      (await collection.countDocuments({ _id: id, ownerId: { $in: [...ownerIds] } }, { limit: 1 })) === 1,
    of: (ownerIds: readonly string[]): AsyncIterable<MediaHead> =>
      collection
        .find({ ownerId: { $in: [...ownerIds] } })
        .sort({ createdAt: -1 })
        .project<MediaHead>({ bytes: 0 }),
    async erase(ownerIds: readonly string[]): Promise<void> {
      await collection.deleteMany({ ownerId: { $in: [...ownerIds] } });
      await smaller.deleteMany({ ownerId: { $in: [...ownerIds] } });
    },
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

import { AppError } from '../../platform/errors';
import { KeyedTurns } from '../../platform/keyed-turns';
import {
  ASKED_EACH_TIME,
  type PersonalRecords,
  type Platform,
  READ_UNDER_EVERY_ID,
  type Room,
} from '../../platform/room';
import type { Identity } from '../identity';
import { mediaUrl, uploadPicture } from './commands/upload-picture';
import {
  migrations,
  type Pictures,
  picturesCollection,
  picturesOf,
  settingsCollection,
  smallerCollection,
} from './media.model';

export interface MediaRoom extends Room {
  /** Whether an address is that of a picture which one of these ids, of a person or of staff, uploaded. */
  owns(ownerIds: readonly string[], url: string): Promise<boolean>;
  /** Stores an SVG of the house itself, and returns its address. */
  keepDrawing(svg: string): Promise<string>;
}

/** Pictures: what people and staff upload, and drawings of the house. */
export function createMedia({ db, now }: Platform, { identity }: { identity: Identity }): MediaRoom {
  const pictures = picturesOf(db);
  const turns = new KeyedTurns();
  return {
    name: 'media',
    collections: [picturesCollection, smallerCollection, settingsCollection],
    migrations,
    open(doors) {
      doors.on('POST /media', (ctx, { body }) =>
        uploadPicture({ pictures, turns, audit: identity.audit }, ctx, body),
      );
      doors.on('GET /media/:id', async (_ctx, { params, query }) => {
        const small = query.w && (await pictures.getSmaller(params.id, Number(query.w)));
        if (small) return { bytes: small.bytes.buffer, type: 'image/webp' };
        const picture = await pictures.get(params.id);
        if (!picture) throw new AppError('media.not-found');
        return { bytes: picture.bytes.buffer, type: picture.type };
      });
    },
    people: {
      records: recordsOf(pictures),
      merged: READ_UNDER_EVERY_ID,
      split: READ_UNDER_EVERY_ID,
      consentChanged: ASKED_EACH_TIME,
    },
    async owns(ownerIds, url) {
      const id = /^\/api\/v1\/media\/([0-9a-f]{32})$/.exec(url)?.[1];
      return id !== undefined && pictures.isOwned(ownerIds, id);
    },
    async keepDrawing(svg) {
      const bytes = Buffer.from(svg);
      const id = await pictures.addressOf(null, bytes);
      await pictures.keepDrawing(id, bytes, sizeOf(svg), now());
      return mediaUrl(id);
    },
  };
}

const recordsOf = (pictures: Pictures): PersonalRecords => ({
  name: 'media',
  async *export(personIds) {
    for await (const { _id, type, width, height, createdAt } of pictures.of(personIds))
      yield { kind: 'picture', url: mediaUrl(_id), type, width, height, at: createdAt.toISOString() };
  },
  erase: pictures.erase,
});

/** Pixels of a drawing, from its viewBox. */
function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Math.round(Number(width ?? 1)), height: Math.round(Number(height ?? 1)) };
}

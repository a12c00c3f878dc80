import type { Media } from '@wanglai/contract';
import type { Ctx, PersonActor, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { Pictures } from '../media.model';
import { readPicture } from '../rules/read-picture';
import { withoutMetadata } from '../rules/without-metadata';

export const mediaUrl = (id: string): string => `/api/v1/media/${id}`;

/** Stores a picture for its owner, without the place and time in it; the same one again has the same address. Throws `media.not-an-image`, judged by the bytes alone. */
export async function uploadPicture(
  pictures: Pictures,
  ctx: Ctx<PersonActor | StaffActor>,
  bytes: Uint8Array,
): Promise<Media> {
  const picture = readPicture(bytes);
  if (!picture) throw new AppError('media.not-an-image');
  const clean = withoutMetadata(bytes, picture.type);
  const { _id, width, height } = await pictures.keep(ctx.actor.id, picture, clean, ctx.now());
  return { id: _id, url: mediaUrl(_id), width, height };
}

import type { Media } from '@wanglai/contract';
import type { Ctx, PersonActor, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { Parts } from '../parts';
import { readPicture } from '../rules/read-picture';

export const mediaUrl = (id: string): string => `/api/v1/media/${id}`;

/** Stores a picture for its owner; the same one again has the same address. Throws `media.not-an-image`, judged by the bytes alone. */
export async function uploadPicture(
  parts: Pick<Parts, 'media'>,
  ctx: Ctx<PersonActor | StaffActor>,
  bytes: Uint8Array,
): Promise<Media> {
  const picture = readPicture(bytes);
  if (!picture) throw new AppError('media.not-an-image');
  const { _id, width, height } = await parts.media.keep(ctx.actor.id, picture, bytes, ctx.now());
  return { id: _id, url: mediaUrl(_id), width, height };
}

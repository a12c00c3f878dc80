import type { Media } from '@wanglai/contract';
import { PICTURE_WIDTHS } from '@wanglai/contract/names';
import type { Ctx, PersonActor, StaffActor } from '../../../platform/context';
import type { KeyedTurns } from '../../../platform/keyed-turns';
import type { Identity } from '../../identity';
import { encodePicture } from '../encoder';
import type { MediaHead, Pictures } from '../media.model';

export const mediaUrl = (id: string): string => `/api/v1/media/${id}`;

/**
 * Stores a picture for its owner, drawn anew, with its smaller ones; the same bytes again have the same address and are
 * not looked at again. Throws what `encodePicture` does.
 */
export async function uploadPicture(
  { pictures, turns, audit }: { pictures: Pictures; turns: KeyedTurns; audit: Identity['audit'] },
  ctx: Ctx<PersonActor | StaffActor>,
  bytes: Uint8Array,
): Promise<Media> {
  const id = await pictures.addressOf(ctx.actor.id, bytes);
  return turns.run(id, async () => {
    const known = await pictures.head(id);
    if (known) return told(known);
    const { picture, smaller } = await encodePicture(bytes, PICTURE_WIDTHS);
    if (ctx.actor.kind === 'staff') await audit(ctx, { action: 'media.upload-picture', to: [id], cause: id });
    return told(await pictures.keep({ id, ownerId: ctx.actor.id, at: ctx.now() }, picture, smaller));
  });
}

const told = ({ _id, width, height }: MediaHead): Media => ({ id: _id, url: mediaUrl(_id), width, height });

import type { Media } from '@wanglai/contract';
import { client } from './session';

/** Keeps a picture on the server. The same picture sent again has the same address. */
export const uploadPicture = (picture: Blob): Promise<Media> =>
  client.call('POST /media', { body: picture, headers: { 'Content-Type': picture.type } });

import { createClient } from '@wanglai/client';
import type { PictureWidth } from '@wanglai/contract/names';
import { send } from '@/platform/http';
import { readText, removeText, writeText } from '@/platform/storage';
import { locale } from '../i18n';

const KEY = 'wl.session';

export const client = createClient({
  origin: __API_ORIGIN__,
  send,
  locale: locale.get,
  store: { get: () => readText(KEY), set: (text) => (text ? writeText(KEY, text) : removeText(KEY)) },
});

/** Pictures come as paths below the API's origin, or as full addresses. Uploaded ones are also kept in these widths. */
export const pictureUrl = (path: string, width?: PictureWidth): string => {
  const smaller = width && path.startsWith('/api/v1/media/') ? `?w=${width}` : '';
  return path.startsWith('/') ? `${__API_ORIGIN__}${path}${smaller}` : path;
};

/** Id of the signed-in person; undefined before anybody is. */
export const personNow = (): string | undefined => client.session.current?.person?.id;

import type { Target } from '@wanglai/contract/names';
import { roomPages } from '@/rooms.pages';

/** What views of a page are about, by its path. */
const abouts = new Map(
  roomPages.flatMap(({ pages = {}, urls }) =>
    Object.entries(pages).flatMap(([name, { about }]) => (about ? [[urls[name]!, about] as const] : [])),
  ),
);

/** Turns an address into the target of its views. */
export function targetOfPage(page: string): Target | undefined {
  const [path = '', query = ''] = page.split('?');
  const type = abouts.get(path);
  const id = type && /(?:^|&)id=([^&]+)/.exec(query)?.[1];
  return id ? { type, id: decodeURIComponent(id) } : undefined;
}

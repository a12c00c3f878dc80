import type { Words } from './i18n';

/** A room's page on the tab bar. It stands in the main package. */
export interface Tab<Name extends string = string> {
  page: Name;
  /** Name of its pictures in assets/tab. */
  icon: string;
  words: Words<string>;
}

/** What a page of a subpackage says of itself. */
export interface PageFacts {
  /** What its views are about: a type of target, whose id the page is opened with as `id`. */
  about?: string;
}

interface Room<TabName extends string, Name extends string> {
  tab?: Tab<TabName>;
  /** Folder of its subpackage, from `src`. */
  root?: string;
  /** Pages of its subpackage by name; each stands in `<root>/pages/<name>/index.tsx`. */
  pages?: Record<Name, PageFacts>;
  /** Address of the page that fetches the subpackage ahead of the first tap. */
  preloadAt?: string;
}

export interface RoomPages<Name extends string = string> extends Room<string, string> {
  /** Addresses of all its pages. They lie in shared links and in what was recorded: once told, they stay. */
  urls: Readonly<Record<Name, string>>;
}

/**
 * The pages of one room, as data: the build reads them before there is an app (app.config.ts), so a `pages.ts` imports
 * nothing else.
 */
export function definePages<const TabName extends string = never, const Name extends string = never>(
  room: Room<TabName, Name>,
): RoomPages<TabName | Name> {
  const names = Object.keys(room.pages ?? {});
  const urls = Object.fromEntries([
    ...(room.tab ? [[room.tab.page, `/pages/${room.tab.page}/index`]] : []),
    ...names.map((name) => [name, `/${room.root}/pages/${name}/index`]),
  ]) as Record<TabName | Name, string>;
  return { ...room, urls };
}

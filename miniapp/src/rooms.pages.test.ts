import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PAGES } from '@wanglai/contract/names';
import { homeUrl, roomPages, tabs } from './rooms.pages';

const urls = roomPages.flatMap((room) => Object.values(room.urls)).sort();

test('every page that is built belongs to a room, and every page of a room is built', () => {
  const built = readdirSync(__dirname, { recursive: true, withFileTypes: true })
    .filter(({ name, parentPath }) => name === 'index.tsx' && parentPath.includes('/pages/'))
    .map(({ parentPath }) => `/${relative(__dirname, parentPath)}/index`);
  expect(built.sort()).toEqual(urls);
});

test('the contract names every page, so that staff read its title', () => {
  expect(
    Object.values(PAGES)
      .map(({ path }) => `/${path}`)
      .sort(),
  ).toEqual(urls);
});

test('addresses that lie in links and in the stream stay', () => {
  expect(homeUrl).toBe('/pages/home/index');
  expect(urls).toEqual(
    expect.arrayContaining([
      '/pages/community/index',
      '/pages/home/index',
      '/pages/me/index',
      '/subpackages/account/pages/about/index',
      '/subpackages/account/pages/settings/index',
      '/subpackages/chat/pages/chat/index',
      '/subpackages/content/pages/article/index',
      '/subpackages/content/pages/favourites/index',
      '/subpackages/my-data/pages/my-data/index',
    ]),
  );
});

test('a tab has both its pictures', () => {
  const pictures = readdirSync(join(__dirname, 'assets/tab'));
  expect(pictures).toEqual(
    expect.arrayContaining(tabs.flatMap(({ icon }) => [`${icon}.png`, `${icon}-on.png`])),
  );
});

test('what is fetched ahead is fetched at a page that is there', () => {
  expect(urls).toEqual(expect.arrayContaining(roomPages.flatMap(({ preloadAt }) => preloadAt ?? [])));
});

import type { Target } from '@wanglai/contract/names';

/** What the pages are about: the one place that turns an address into the target of its views. */
const PAGES: readonly { path: RegExp; type: string; parameter: string }[] = [
  { path: /content\/pages\/article\/index$/, type: 'content', parameter: 'id' },
];

export function targetOfPage(page: string): Target | undefined {
  const [path = '', query = ''] = page.split('?');
  const about = PAGES.find((entry) => entry.path.test(path));
  const value = about && new RegExp(`(?:^|&)${about.parameter}=([^&]+)`).exec(query)?.[1];
  return about && value ? { type: about.type, id: decodeURIComponent(value) } : undefined;
}

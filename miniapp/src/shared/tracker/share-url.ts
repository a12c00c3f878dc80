import { type ShareChain, withChain } from '@wanglai/tracker';

/** The address of a page of the H5 app (routes stand behind the hash), carrying the share chain. */
export function shareUrl(path: string, chain: Partial<ShareChain>): string {
  const base = `${window.location.origin}${window.location.pathname}`;
  return `${base}#${withChain(path, chain)}`;
}

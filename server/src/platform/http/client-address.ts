import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address a request came from, when `hops` proxies of ours stand in front. Each of them appends the address it saw, so the
 * entry `hops` from the right is the last one that we wrote ourselves; whatever stands left of it, the client may have made up.
 * A request that came past a proxy carries fewer entries: then the one furthest away that is there.
 * Sockets give the request of their handshake.
 */
export function clientAddress(request: IncomingMessage, hops: number): string {
  const given = hops > 0 ? String(request.headers['x-forwarded-for'] ?? '') : '';
  const seen = [...(given ? given.split(',') : []), request.socket.remoteAddress ?? ''].map(bare);
  // An entry that is no address gives way to who brought it, never to what stands left of it.
  return seen.slice(Math.max(0, seen.length - 1 - hops)).find(Boolean) ?? '';
}

/** An address without port, brackets and the IPv6 dress of an IPv4 one; empty when it is none. */
function bare(text: string): string {
  const address = text
    .trim()
    .replace(/^\[(.+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return isIP(address) ? address : '';
}

/** What limits count by: an IPv4 address, or the /64 that a subscriber to IPv6 is given whole and may change addresses in. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(missing).fill('0'), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

const FORWARDED = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

/** Whether a program on this very machine asks, by itself: a proxy beside us also comes from here, for somebody far away. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const peer = bare(request.socket.remoteAddress ?? '');
  return (peer === '::1' || peer.startsWith('127.')) && FORWARDED.every((name) => !(name in request.headers));
}

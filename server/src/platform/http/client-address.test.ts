import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { readConfig } from '../config';
import { clientAddress, isFromThisMachine, networkOf } from './client-address';

const request = (peer: string, headers: IncomingHttpHeaders = {}) =>
  ({ socket: { remoteAddress: peer }, headers }) as unknown as IncomingMessage;

it.each<[string, number, string, string]>([
  ['nobody is believed without a proxy', 0, '1.1.1.1', '10.0.0.9'],
  ['one proxy wrote the last entry', 1, '1.1.1.1, 2.2.2.2', '2.2.2.2'],
  ['two proxies wrote the last two', 2, '9.9.9.9, 1.1.1.1, 2.2.2.2', '1.1.1.1'],
  ['who came past the outer proxy has fewer entries', 2, '1.1.1.1', '1.1.1.1'],
  ['who came past all proxies is who knocked', 1, '', '10.0.0.9'],
  ['an entry that is no address gives way to who brought it', 1, '1.1.1.1, unknown', '10.0.0.9'],
  ['a port is no part of it', 1, '1.1.1.1:4711', '1.1.1.1'],
  ['nor are brackets', 1, '[2001:db8::1]:4711', '2001:db8::1'],
  ['an IPv4 address may come in IPv6 dress', 1, '::ffff:1.1.1.1', '1.1.1.1'],
])('%s', (_name, hops, forwarded, address) => {
  const headers = forwarded ? { 'x-forwarded-for': forwarded } : {};
  expect(clientAddress(request('::ffff:10.0.0.9', headers), hops)).toBe(address);
});

it.each([
  ['1.2.3.4', '1.2.3.4'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
])('limits count %j as %j', (address, network) => expect(networkOf(address)).toBe(network));

it('a proxy beside the server is not this machine', () => {
  expect(isFromThisMachine(request('127.0.0.1'))).toBe(true);
  expect(isFromThisMachine(request('::ffff:127.0.0.1'))).toBe(true);
  expect(isFromThisMachine(request('10.0.0.1'))).toBe(false);
  for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])
    expect(isFromThisMachine(request('127.0.0.1', { [name]: '127.0.0.1' }))).toBe(false);
});

it.each([
  ['1', 1],
  ['true', 1],
  ['0', 0],
  ['false', 0],
  ['2', 2],
])('TRUST_PROXY=%s is %i proxies', (given, hops) => {
  expect(readConfig({ TRUST_PROXY: given }).proxyHops).toBe(hops);
  expect(readConfig({}).proxyHops).toBe(0);
  expect(() => readConfig({ TRUST_PROXY: 'yes' })).toThrow(/TRUST_PROXY/);
});

import type { Message } from '@wanglai/contract';
import { type Draft, lastSeq, merged, startsGroup, unconfirmed } from './thread';

const message = (seq: number, clientId = `client-${seq}`): Message => ({
  id: `m${seq}`,
  conversationId: 'c',
  seq,
  clientId,
  author: { kind: 'staff', id: 's', name: '阿青' },
  body: { kind: 'text', text: String(seq) },
  at: new Date(seq * 1_000).toISOString(),
});
const draft = (clientId: string): Draft => ({
  clientId,
  conversationId: 'c',
  body: { kind: 'text', text: 'x' },
  at: new Date(0).toISOString(),
  state: 'sending',
});

test('messages stand in order and once, however they come', () => {
  const socket = merged([message(1)], [message(3)]);
  const all = merged(socket, [message(2), message(3), message(1)]);
  expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(merged(all, [message(2)])).toBe(all);
  expect(lastSeq(all)).toBe(3);
  expect(lastSeq([])).toBe(0);
});

test('a draft goes when its message has arrived', () => {
  const drafts = [draft('client-2'), draft('client-9')];
  expect(unconfirmed(drafts, [message(2)])).toEqual([draft('client-9')]);
  expect(unconfirmed(drafts, [message(1)])).toBe(drafts);
});

test.each([
  ['the first', undefined, '2026-11-21T10:00:00', true],
  ['soon after', '2026-11-21T10:00:00', '2026-11-21T10:20:00', false],
  ['after a silence', '2026-11-21T10:00:00', '2026-11-21T10:31:00', true],
  ['after midnight', '2026-11-21T23:59:00', '2026-11-22T00:01:00', true],
])('%s message has a time above it: %s → %s', (_case, before, at, expected) => {
  expect(startsGroup(before ? { at: before } : undefined, { at })).toBe(expected);
});

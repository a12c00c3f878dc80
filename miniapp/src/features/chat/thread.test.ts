import { withPage } from '@wanglai/client';
import type { Conversation, Message } from '@wanglai/contract';
import {
  type Draft,
  lags,
  messagesOf,
  openOf,
  partOf,
  sightOf,
  startsGroup,
  type Thread,
  unconfirmed,
  withConversation,
  withRun,
} from './thread';

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

const conversation = (id: string, upTo: number, change: Partial<Conversation> = {}): Conversation =>
  ({
    id,
    kind: 'service',
    state: 'open',
    personId: 'p',
    personName: '阿远',
    assignee: null,
    unread: 0,
    readUpTo: { person: 0, staff: 0 },
    lastMessage: upTo ? { seq: upTo, at: new Date(upTo * 1_000).toISOString(), text: '' } : null,
    updatedAt: new Date(upTo * 1_000).toISOString(),
    createdAt: new Date(0).toISOString(),
    ...change,
  }) as Conversation;
const holding = (thread: Thread, id: string, from: number, to: number): Thread =>
  withRun(thread, id, (run) =>
    withPage(
      run,
      Array.from({ length: to - from + 1 }, (_, i) => ({ ...message(from + i), conversationId: id })),
    ),
  );

test('a closed conversation and the one after it read as one, oldest first', () => {
  let thread = withConversation([], conversation('new', 9));
  thread = withConversation(thread, conversation('old', 3, { state: 'closed' }));
  thread = holding(holding(thread, 'new', 1, 9), 'old', 1, 3);
  const { shown, older } = sightOf(thread);
  expect(messagesOf(shown)).toHaveLength(12);
  expect(older).toBeUndefined();
  expect(openOf(thread)?.id).toBe('new');
});

test('what is not read to its beginning hides what is before it, and a gap at the end is known', () => {
  let thread = withConversation([], conversation('old', 3, { state: 'closed' }));
  thread = withConversation(thread, conversation('new', 130));
  thread = holding(holding(thread, 'old', 1, 3), 'new', 31, 100);
  const { shown, older } = sightOf(thread);
  expect(messagesOf(shown).map(({ conversationId }) => conversationId)).not.toContain('old');
  expect(older?.conversation.id).toBe('new');
  expect(lags(partOf(thread, 'new')!)).toBe(true);
  expect(lags(partOf(holding(thread, 'new', 101, 130), 'new')!)).toBe(false);
});

test('who only has a closed conversation writes into a new one', () => {
  expect(openOf(withConversation([], conversation('old', 3, { state: 'closed' })))).toBeUndefined();
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

import type { Conversation } from '@wanglai/contract';
import { type InboxFilter, placeConversation } from './place-conversation';

const me = '6740a1f2c3d4e5f607182900';
const buildConversation = (id: string, part: Partial<Conversation> = {}): Conversation => ({
  id,
  kind: 'service',
  state: 'open',
  person: { id: 'p', name: '阿远', avatar: null },
  assignee: null,
  lastMessage: null,
  unread: 0,
  readUpTo: { person: 0, staff: 0 },
  updatedAt: '2026-11-21T10:00:00.000Z',
  ...part,
});
const lists = {
  pages: [
    { items: [buildConversation('a'), buildConversation('b')], nextCursor: 'x' },
    { items: [buildConversation('c')], nextCursor: null },
  ],
  pageParams: [undefined, 'x'],
};
const idsAfter = (conversation: Conversation, filter: InboxFilter) =>
  placeConversation(lists, conversation, filter, me).pages.map((page) => page.items.map(({ id }) => id));
const later = { updatedAt: '2026-11-21T11:00:00.000Z' };

test.each<[string, Conversation, InboxFilter, string[][]]>([
  ['moves up', buildConversation('c', later), { assignee: 'all', state: 'open' }, [['c', 'a', 'b'], []]],
  ['comes in', buildConversation('d', later), { assignee: 'all', state: 'open' }, [['d', 'a', 'b'], ['c']]],
  [
    'goes when it is taken by somebody',
    buildConversation('a', { assignee: { id: me, name: '我' } }),
    { assignee: 'none', state: 'open' },
    [['b'], ['c']],
  ],
  [
    'comes in when it is given to me',
    buildConversation('d', { ...later, assignee: { id: me, name: '我' } }),
    { assignee: 'me', state: 'open' },
    [['d', 'a', 'b'], ['c']],
  ],
  [
    'goes when it is closed',
    buildConversation('b', { state: 'closed' }),
    { assignee: 'all', state: 'open' },
    [['a'], ['c']],
  ],
])('%s', (_, conversation, filter, ids) => {
  expect(idsAfter(conversation, filter)).toEqual(ids);
});

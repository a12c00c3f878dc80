import type { Conversation } from '@wanglai/contract';

export interface InboxFilter {
  assignee: 'me' | 'none' | 'all';
  state: 'open' | 'closed';
}

type Page = { items: Conversation[]; nextCursor: string | null };
export type Pages = { pages: Page[]; pageParams: unknown[] };

export function belongs(conversation: Conversation, filter: InboxFilter, staffId: string): boolean {
  if (conversation.state !== filter.state) return false;
  if (filter.assignee === 'all') return true;
  if (filter.assignee === 'none') return conversation.assignee === null;
  return conversation.assignee?.id === staffId;
}

/** A list by pages after a conversation changed: it moves to the top, comes in, or goes. */
export function placeConversation(
  lists: Pages,
  conversation: Conversation,
  filter: InboxFilter,
  staffId: string,
): Pages {
  const without = lists.pages.map((page) => ({
    ...page,
    items: page.items.filter((one) => one.id !== conversation.id),
  }));
  const [first, ...rest] = without;
  if (!first || !belongs(conversation, filter, staffId)) return { ...lists, pages: without };
  const items = [conversation, ...first.items].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  return { ...lists, pages: [{ ...first, items }, ...rest] };
}

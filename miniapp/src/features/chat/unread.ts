import { call } from '@/shared/session/api';
import { personId } from '@/shared/session/arrive';
import { live } from '@/shared/socket';
import { createStore, useStore } from '@/shared/state/store';

/** Messages of the brand that the person has not seen. */
const unread = createStore(0);
export const useUnread = () => useStore(unread);
export const setUnread = unread.set;

export function refreshUnread(): void {
  if (!personId.get()) return;
  call('GET /conversations', { query: { limit: 20 } })
    .then(({ items }) => unread.set(items.reduce((sum, conversation) => sum + conversation.unread, 0)))
    .catch(() => {});
}

export function startUnread(): void {
  live.on('unread:changed', ({ count }) => unread.set(count));
  live.onState((state) => {
    if (state === 'online') refreshUnread();
  });
  personId.subscribe(() => unread.set(0));
}

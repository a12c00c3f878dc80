import { call } from '@/shared/session/api';
import { personId } from '@/shared/session/arrive';
import { live } from '@/shared/socket';
import { createStore, useStore } from '@/shared/state/store';
import { everyConversation } from './conversations';

/** Messages of the brand that the person has not seen, in closed conversations too. */
const unread = createStore(0);
export const useUnread = () => useStore(unread);

export function refreshUnread(): void {
  if (!personId.get()) return;
  everyConversation(call)
    .then((all) => unread.set(all.reduce((sum, conversation) => sum + conversation.unread, 0)))
    .catch(() => {});
}

export function startUnread(): void {
  live.on('unread:changed', ({ count }) => unread.set(count));
  live.onState((state) => {
    if (state === 'online') refreshUnread();
  });
  personId.subscribe(() => unread.set(0));
}

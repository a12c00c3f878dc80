import { type Client, lastSeq, readToEnd, withPage, withTold } from '@wanglai/client';
import type { Conversation, Message } from '@wanglai/contract';
import { createStore, type Store } from '@/shared/state/store';
import { everyConversation } from './conversations';
import {
  hidesUnread,
  lags,
  lastOfTheirs,
  messagesOf,
  type Part,
  partOf,
  sightOf,
  type Thread,
  withConversation,
  withRun,
} from './thread';

const PAGE = 30;
const UNREAD_PAGE = 100;

export interface Talk {
  thread: Store<Thread>;
  /**
   * Brings the thread up to now: every conversation, what was said in those on the screen while nobody listened, and
   * enough to begin with, with whatever is unread. Calls that meet are answered by one more turn. Throws `ApiError`.
   */
  refresh(): Promise<void>;
  /** Reads on backwards, into the conversation before if need be. Throws `ApiError`. */
  loadOlder(): Promise<void>;
  /** A conversation as the server told of it. */
  placed(conversation: Conversation): void;
  /** A message that came by itself, or was just sent. What is missing before it is fetched first. */
  arrived(message: Message): void;
  seen(conversationId: string, by: 'person' | 'staff', upTo: number): void;
  /** Tells the server how far was read of what is shown. */
  markRead(): Promise<void>;
}

/** What a person and the brand have said to each other, without gaps, across all their conversations. */
export function createTalk(call: Client['call'], onMissing: () => void): Talk {
  const thread = createStore<Thread>([]);
  const marked = new Map<string, number>();
  const placed = (conversation: Conversation) => thread.set((old) => withConversation(old, conversation));
  const change = (id: string, how: Parameters<typeof withRun>[2]) =>
    thread.set((old) => withRun(old, id, how));

  const loadOlder = async (limit = PAGE) => {
    const { older } = sightOf(thread.get());
    if (!older) return;
    const { id } = older.conversation;
    const page = await call('GET /conversations/:id/messages', {
      params: { id },
      query: { before: older.run.messages[0]?.seq, limit },
    });
    change(id, (run) => withPage(run, page.items));
  };
  const readOn = ({ conversation: { id }, run }: Part) =>
    readToEnd(call, id, lastSeq(run), (items) => {
      change(id, (old) => withPage(old, items));
      return true;
    });
  const fill = async () => {
    for (let before: Thread | undefined; before !== thread.get(); ) {
      before = thread.get();
      const { shown, older } = sightOf(before);
      const unread = before.some((part) => hidesUnread(part));
      if (!older || (!unread && messagesOf(shown).length >= PAGE)) return;
      await loadOlder(unread ? UNREAD_PAGE : PAGE);
    }
  };
  const pass = async () => {
    for (const conversation of await everyConversation(call)) placed(conversation);
    const { shown, newer } = sightOf(thread.get());
    for (const part of [...shown, ...newer]) if (lags(part)) await readOn(part);
    await fill();
  };

  let going: Promise<void> | null = null;
  let again = false;
  const turns = async () => {
    do {
      again = false;
      await pass();
    } while (again);
  };
  const refresh = () => {
    again = going !== null;
    going ??= turns().finally(() => {
      going = null;
    });
    return going;
  };

  return {
    thread,
    refresh,
    loadOlder: () => loadOlder(),
    placed(conversation) {
      placed(conversation);
      if (lags(partOf(thread.get(), conversation.id) as Part)) onMissing();
    },
    arrived(message) {
      change(message.conversationId, (run) => withTold(run, [message]));
      const part = partOf(thread.get(), message.conversationId);
      if (!part || lags(part)) onMissing();
    },
    seen(id, by, upTo) {
      const part = partOf(thread.get(), id);
      if (!part) return;
      const { conversation } = part;
      placed({ ...conversation, readUpTo: { ...conversation.readUpTo, [by]: upTo } });
    },
    async markRead() {
      for (const { conversation, run } of sightOf(thread.get()).shown) {
        const { id } = conversation;
        const upTo = lastOfTheirs(run);
        if (upTo <= Math.max(conversation.readUpTo.person, marked.get(id) ?? 0)) continue;
        marked.set(id, upTo);
        try {
          await call('PUT /conversations/:id/read', { params: { id }, body: { upTo } });
          this.seen(id, 'person', upTo);
        } catch (error) {
          marked.delete(id);
          throw error;
        }
      }
    },
  };
}

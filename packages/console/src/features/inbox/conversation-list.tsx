import type { Conversation } from '@wanglai/contract';
import { NavLink } from 'react-router';
import { Ago } from '../../shared/ui/ago';
import { Avatar } from '../../shared/ui/avatar';
import { More } from '../../shared/ui/more';
import { Failure, Nothing, Waiting } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import css from './inbox-page.module.css';
import type { InboxFilter } from './place-conversation';
import { useConversations } from './use-conversations';
import { words } from './words';

export function ConversationList({ filter, openId }: { filter: InboxFilter; openId?: string }) {
  const t = useWords(words);
  const { list, items } = useConversations(filter);
  const [title, text] = t.empty[filter.state === 'closed' ? 'closed' : filter.assignee];
  return (
    <nav className={css.list} aria-label={t.title}>
      {list.isPending ? (
        <Waiting lines={8} height={36} />
      ) : list.isError && items.length === 0 ? (
        <Failure error={list.error} retry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <Nothing icon="inbox" title={title!} text={text} />
      ) : (
        <>
          {items.map((conversation) => (
            <Item key={conversation.id} conversation={conversation} open={conversation.id === openId} />
          ))}
          {list.hasNextPage && (
            <More hasMore busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
          )}
        </>
      )}
    </nav>
  );
}

function Item({ conversation, open }: { conversation: Conversation; open: boolean }) {
  const t = useWords(words);
  const { person, lastMessage, assignee } = conversation;
  // What is open is being read.
  const unread = open ? 0 : conversation.unread;
  const body = lastMessage?.body;
  return (
    <NavLink className={css.conversation} to={`/inbox/${conversation.id}`} data-unread={unread > 0}>
      <Avatar id={person.id} name={person.name} src={person.avatar} size={36} />
      <div>
        <div className={css.line}>
          <strong>{person.name}</strong>
          <span className={css.when}>
            <Ago at={conversation.updatedAt} />
          </span>
        </div>
        <div className={css.line}>
          <span className={css.last}>
            {body ? (body.kind === 'text' ? body.text : t.picture) : t.noMessages}
          </span>
          {unread > 0 && (
            <span className={css.unread} role="status" aria-label={t.unread(unread)}>
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </div>
        <div className={css.whose}>{assignee ? t.assignedTo(assignee.name) : t.nobody}</div>
      </div>
    </NavLink>
  );
}

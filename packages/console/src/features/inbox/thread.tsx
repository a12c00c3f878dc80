import { useQuery } from '@tanstack/react-query';
import type { Conversation, Message } from '@wanglai/contract';
import { useMemo } from 'react';
import { usePreferences } from '../../shared/preferences';
import { client } from '../../shared/session';
import { dayKey, dayTitle } from '../../shared/time';
import { More } from '../../shared/ui/more';
import { Failure, Loaded, Waiting } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import { PersonBrief } from '../portrait/person-brief';
import { Bubble, PendingBubble } from './bubble';
import { Composer } from './composer';
import css from './thread.module.css';
import { ThreadHeader } from './thread-header';
import { useReadMark, useThread, useTyping } from './use-thread';
import { words } from './words';

/** One conversation with its messages, the field to answer in, and the person's brief beside. */
export function Thread({ id }: { id: string }) {
  const conversation = useQuery({
    queryKey: ['conversation', id],
    queryFn: () => client.call('GET /conversations/:id', { params: { id } }),
  });
  return (
    <Loaded
      query={conversation}
      waiting={
        <div className={css.thread}>
          <Waiting lines={6} />
        </div>
      }
    >
      {(data) => (
        <div className={css.columns}>
          <Messages conversation={data} />
          <aside className={css.side}>
            <PersonBrief id={data.person.id} name={data.person.name} />
          </aside>
        </div>
      )}
    </Loaded>
  );
}

function Messages({ conversation }: { conversation: Conversation }) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const { id, person, readUpTo } = conversation;
  const { thread, newest, send, retry, loadOlder, loadingOlder } = useThread(id);
  const typing = useTyping(id);
  useReadMark(id, thread.messages.at(-1)?.seq ?? 0, readUpTo.staff);
  const days = useMemo(() => byDay(thread.messages), [thread.messages]);
  const lastOfStaff = thread.messages.findLast((message) => message.author.kind === 'staff');

  return (
    <section className={css.thread} aria-label={person.name}>
      <ThreadHeader conversation={conversation} />
      <div className={css.scroll}>
        {/* The scroller runs upwards, so that it stands at the newest and does not jump when older ones come. */}
        <div className={css.messages} role="log" aria-live="polite">
          {newest.isPending && !thread.loaded && <Waiting lines={6} />}
          {newest.isError && !thread.loaded && (
            <Failure error={newest.error} retry={() => newest.refetch()} />
          )}
          {thread.loaded &&
            (thread.hasOlder ? (
              <More hasMore busy={loadingOlder} onMore={() => void loadOlder()} />
            ) : (
              <p className={css.note}>{thread.messages.length > 0 ? t.beginning : t.noMessages}</p>
            ))}
          {days.map((day) => (
            <section key={day.key}>
              <h3 className={css.day}>{dayTitle(day.messages[0]!.at, locale)}</h3>
              {day.messages.map((message) => (
                <Bubble
                  key={message.id}
                  message={message}
                  person={person}
                  receipt={
                    message.id === lastOfStaff?.id
                      ? message.seq <= readUpTo.person
                        ? t.seen
                        : t.delivered
                      : undefined
                  }
                />
              ))}
            </section>
          ))}
          {thread.pending.map((pending) => (
            <PendingBubble key={pending.clientId} pending={pending} onRetry={() => retry(pending.clientId)} />
          ))}
          <p className={css.typing} aria-live="polite">
            {typing && t.typing(typing)}
          </p>
        </div>
      </div>
      <Composer conversationId={id} closed={conversation.state === 'closed'} onSend={send} />
    </section>
  );
}

function byDay(messages: readonly Message[]): { key: string; messages: Message[] }[] {
  const days: { key: string; messages: Message[] }[] = [];
  for (const message of messages) {
    const key = dayKey(message.at);
    const last = days.at(-1);
    if (last?.key === key) last.messages.push(message);
    else days.push({ key, messages: [message] });
  }
  return days;
}

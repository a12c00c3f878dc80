import { Segmented } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Page } from '../../shared/ui/page';
import { Nothing } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import { ConversationList } from './conversation-list';
import css from './inbox-page.module.css';
import type { InboxFilter } from './place-conversation';
import { Thread } from './thread';
import { useLiveConversations } from './use-conversations';
import { words } from './words';

/** Conversations, the one that is open, and whom one talks with. */
export default function InboxPage() {
  const t = useWords(words);
  const { id } = useParams();
  const [filter, setFilter] = useState<InboxFilter>({ assignee: 'all', state: 'open' });
  useLiveConversations();
  return (
    <Page
      filling
      title={t.title}
      sentence={t.sentence}
      actions={
        <>
          <Segmented
            aria-label={t.whose}
            options={[
              { value: 'me' as const, label: t.mine },
              { value: 'none' as const, label: t.none },
              { value: 'all' as const, label: t.all },
            ]}
            value={filter.assignee}
            onChange={(assignee) => setFilter({ ...filter, assignee })}
          />
          <Segmented
            aria-label={t.state}
            options={[
              { value: 'open' as const, label: t.open },
              { value: 'closed' as const, label: t.closed },
            ]}
            value={filter.state}
            onChange={(state) => setFilter({ ...filter, state })}
          />
        </>
      }
    >
      <div className={css.columns} data-open={Boolean(id)}>
        <ConversationList filter={filter} openId={id} />
        {id ? (
          <Thread key={id} id={id} />
        ) : (
          <div className={css.pick}>
            <Nothing icon="message-circle" title={t.pick} text={t.pickText} />
          </div>
        )}
      </div>
    </Page>
  );
}

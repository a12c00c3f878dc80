import type { Conversation, Message, MessageBody } from '@wanglai/contract';
import { usePreferences } from '../../shared/preferences';
import { clock } from '../../shared/time';
import { Avatar } from '../../shared/ui/avatar';
import { useWords } from '../../shared/words';
import css from './thread.module.css';
import type { Pending } from './thread-state';
import { words } from './words';

interface BubbleProps {
  message: Message;
  person: Conversation['person'];
  /** Whether the person has it, under the last one of ours. */
  receipt?: string;
}

export function Bubble({ message, person, receipt }: BubbleProps) {
  const { locale } = usePreferences();
  const { author, body, at } = message;
  if (author.kind === 'system') return <p className={css.note}>{body.kind === 'text' ? body.text : null}</p>;
  const ours = author.kind === 'staff';
  return (
    <div className={css.message} data-ours={ours}>
      <Avatar id={author.id} name={author.name} src={ours ? null : person.avatar} />
      <div className={css.stack}>
        <Body body={body} />
        <span className={css.meta}>
          {ours ? `${author.name} · ` : ''}
          {clock(at, locale)}
          {receipt && ` · ${receipt}`}
        </span>
      </div>
    </div>
  );
}

export function PendingBubble({ pending, onRetry }: { pending: Pending; onRetry: () => void }) {
  const t = useWords(words);
  return (
    <div className={css.message} data-ours="true" data-pending="true">
      <div className={css.stack}>
        <Body body={pending.body} />
        <span className={css.meta} data-failed={pending.failed} role={pending.failed ? 'alert' : undefined}>
          {pending.failed ? (
            <>
              {t.failed} ·{' '}
              <button type="button" className={css.again} onClick={onRetry}>
                {t.again}
              </button>
            </>
          ) : (
            t.sending
          )}
        </span>
      </div>
    </div>
  );
}

function Body({ body }: { body: MessageBody }) {
  const t = useWords(words);
  if (body.kind === 'text') return <p className={css.text}>{body.text}</p>;
  return (
    <a className={css.picture} href={body.url} target="_blank" rel="noreferrer">
      <img src={body.url} alt={t.pictureAlt} width={body.width} height={body.height} />
    </a>
  );
}

import type { MessageBody } from '@wanglai/contract';
import { LIMITS } from '@wanglai/contract/names';
import { Button, Input, Popover } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type KeyboardEvent, useRef, useState } from 'react';
import { live } from '../../shared/session';
import { Icon } from '../../shared/ui/icon';
import { usePicture } from '../../shared/use-picture';
import { useWords } from '../../shared/words';
import css from './thread.module.css';
import { words } from './words';

interface ComposerProps {
  conversationId: string;
  closed: boolean;
  onSend: (body: MessageBody) => void;
}

/** How often the other side is told that somebody types. */
const TYPING_EVERY_MS = 2_500;

export function Composer({ conversationId, closed, onSend }: ComposerProps) {
  const t = useWords(words);
  const [text, setText] = useState('');
  const [choosing, setChoosing] = useState(false);
  const field = useRef<TextAreaRef>(null);
  const told = useRef(0);

  const send = () => {
    const trimmed = text.trim();
    if (!trimmed) return;
    setText('');
    onSend({ kind: 'text', text: trimmed });
  };
  // Enter that ends an input method's composition chooses a character; it does not send.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const type = (value: string) => {
    setText(value);
    if (!value || Date.now() - told.current < TYPING_EVERY_MS) return;
    told.current = Date.now();
    void live.emit('conversation:typing', { conversationId });
  };
  const picture = usePicture(({ url, width, height }) => onSend({ kind: 'image', url, width, height }));
  const answers = (
    <div className={css.answers}>
      {t.quickAnswers.map((answer) => (
        <button
          key={answer}
          type="button"
          onClick={() => {
            setChoosing(false);
            setText((now) => (now ? `${now} ${answer}` : answer));
            field.current?.focus();
          }}
        >
          {answer}
        </button>
      ))}
    </div>
  );

  return (
    <footer className={css.composer}>
      <Input.TextArea
        ref={field}
        variant="borderless"
        autoSize={{ minRows: 2, maxRows: 8 }}
        disabled={closed}
        maxLength={LIMITS.messageTextLength}
        placeholder={closed ? t.closedPlaceholder : t.placeholder}
        aria-label={t.placeholder}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => void picture.takeFrom(event.clipboardData)}
      />
      <div className={css.actions}>
        <Popover
          open={choosing}
          onOpenChange={setChoosing}
          trigger="click"
          placement="topLeft"
          content={answers}
        >
          <Button type="text" disabled={closed} icon={<Icon name="zap" size={16} />}>
            {t.quick}
          </Button>
        </Popover>
        <Button
          type="text"
          disabled={closed}
          loading={picture.busy}
          icon={<Icon name="image" size={16} />}
          aria-label={t.sendPicture}
          title={t.sendPicture}
          onClick={picture.choose}
        />
        <span className={css.spacer} />
        <Button
          type="primary"
          disabled={closed || !text.trim()}
          icon={<Icon name="send" size={14} />}
          onClick={send}
        >
          {t.send}
        </Button>
      </div>
      {picture.input}
    </footer>
  );
}

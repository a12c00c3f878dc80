import { Textarea, View } from '@tarojs/components';
import { LIMITS } from '@wanglai/contract/names';
import { useRef, useState } from 'react';
import { useWords } from '@/shared/i18n';
import { Icon } from '@/shared/ui/icon/icon';
import { Tap } from '@/shared/ui/tap';
import { chatWords } from './words';

/** The other side is told at most this often that somebody types. */
const TYPING_EVERY_MS = 2_500;

export function Composer({
  onSend,
  onPicture,
  onTyping,
}: {
  onSend(text: string): void;
  onPicture(): void;
  onTyping(): void;
}) {
  const t = useWords(chatWords);
  const [text, setText] = useState('');
  const typedAt = useRef(0);
  const ready = text.trim().length > 0;
  const typed = (value: string) => {
    setText(value);
    const now = Date.now();
    if (!value.trim() || now - typedAt.current < TYPING_EVERY_MS) return;
    typedAt.current = now;
    onTyping();
  };
  const send = () => {
    if (!ready) return;
    onSend(text.trim());
    setText('');
    typedAt.current = 0;
  };
  return (
    <View className="composer">
      <Tap className="icon-button" label={t.picture} onTap={onPicture}>
        <Icon name="image" size={24} />
      </Tap>
      <Textarea
        className="composer__field"
        value={text}
        placeholder={t.placeholder}
        placeholderClass="ink-3"
        maxlength={LIMITS.messageTextLength}
        // Alipay would count the letters below the field.
        showCount={false}
        autoHeight
        cursorSpacing={16}
        confirmType="send"
        showConfirmBar={false}
        onInput={(event) => typed(event.detail.value)}
        onConfirm={send}
      />
      <Tap
        className={`composer__send ${ready ? 'composer__send--ready' : ''}`}
        label={t.send}
        disabled={!ready}
        onTap={send}
      >
        <Icon name="send" size={20} />
      </Tap>
    </View>
  );
}

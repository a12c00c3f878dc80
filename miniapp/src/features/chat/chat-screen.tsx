import { ScrollView, View } from '@tarojs/components';
import type { MessageBody } from '@wanglai/contract';
import { LIMITS } from '@wanglai/contract/names';
import { useEffect, useState } from 'react';
import { pickPicture } from '@/platform/pictures';
import { useWords } from '@/shared/i18n';
import { call } from '@/shared/session/api';
import { randomId } from '@/shared/session/arrive';
import { live } from '@/shared/socket';
import { asApiError } from '@/shared/state/use-query';
import { Icon } from '@/shared/ui/icon/icon';
import { ErrorState, Skeleton } from '@/shared/ui/states';
import { Tap } from '@/shared/ui/tap';
import { toast, toastFailure } from '@/shared/ui/toast';
import { DraftBubble, MessageBubble, UploadBubble } from './bubbles';
import { Composer } from './composer';
import { again, useOutbox, write } from './outbox';
import { messagesOf, openOf, startsGroup, type Upload } from './thread';
import { useConversation } from './use-conversation';
import { chatWords } from './words';
import './chat.scss';

const BOTTOM = 'chat-bottom';

export function ChatScreen() {
  const t = useWords(chatWords);
  const talk = useConversation();
  const drafts = useOutbox();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const shown = talk.shown ?? [];
  const messages = messagesOf(shown);
  /** The one spoken in last, open or closed. */
  const conversation = openOf(shown) ?? shown[shown.length - 1]?.conversation;
  const count = messages.length + drafts.length + uploads.length;
  const [anchor, setAnchor] = useState('');
  const newest = messages[messages.length - 1]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is new at the end is shown
  useEffect(() => {
    setAnchor('');
    const timer = setTimeout(() => setAnchor(BOTTOM), 60);
    return () => clearTimeout(timer);
  }, [newest, drafts.length, uploads.length, talk.typing]);

  if (!talk.shown) {
    if (talk.error) return <ErrorState error={talk.error} onRetry={() => void talk.open()} />;
    return <Skeleton shape="text" count={4} />;
  }

  // A closed one is asked first, too: it knows what it has taken.
  const post = (body: MessageBody, clientId?: string) => write(body, conversation?.id ?? '', clientId);
  const picture = async () => {
    const picked = await pickPicture();
    if (!picked) return;
    const size = picked.bytes instanceof ArrayBuffer ? picked.bytes.byteLength : picked.bytes.size;
    if (size > LIMITS.imageBytes) return toast(t.pictureFaults['request.too-large']);
    const clientId = randomId();
    const upload: Upload = {
      clientId,
      preview: picked.preview,
      at: new Date().toISOString(),
      state: 'sending',
    };
    setUploads((all) => [...all, upload]);
    try {
      const media = await call('POST /media', {
        body: picked.bytes,
        headers: { 'Content-Type': picked.type },
      });
      post({ kind: 'image', url: media.url, width: media.width, height: media.height }, clientId);
    } catch (error) {
      const fault = new Map(Object.entries(t.pictureFaults)).get(asApiError(error).code);
      if (fault) toast(fault);
      else toastFailure(error);
    } finally {
      setUploads((all) => all.filter((other) => other.clientId !== clientId));
    }
  };
  const older = async () => {
    const first = messages[0]?.id;
    try {
      await talk.loadOlder();
      if (first) setAnchor(`m-${first}`);
    } catch (error) {
      toastFailure(error);
    }
  };
  const agent = conversation?.state === 'open' ? conversation.assignee : null;
  const readUpTo = new Map(shown.map(({ conversation: { id, readUpTo } }) => [id, readUpTo.staff]));
  return (
    <View className="chat">
      <View className="chat__who">
        <View className={`chat__dot ${agent ? 'chat__dot--on' : ''}`} />
        <View>{agent ? t.withAgent(agent.name) : t.noAgent}</View>
      </View>
      <ScrollView
        className="chat__scroll"
        scrollY
        enhanced
        scrollIntoView={anchor}
        scrollWithAnimation={false}
      >
        {talk.older && (
          <Tap className="chat__older" onTap={() => void older()}>
            {t.earlier}
          </Tap>
        )}
        {count === 0 && <Welcome />}
        {messages.map((message, index) => (
          <MessageBubble
            key={message.id}
            message={message}
            timed={startsGroup(messages[index - 1], message)}
            read={message.seq <= (readUpTo.get(message.conversationId) ?? 0)}
            last={index === messages.length - 1}
          />
        ))}
        {drafts.map((draft) => (
          <DraftBubble key={draft.clientId} draft={draft} onAgain={() => again(draft)} />
        ))}
        {uploads.map((upload) => (
          <UploadBubble key={upload.clientId} upload={upload} />
        ))}
        {talk.typing && <View className="chat__typing">{t.typing(talk.typing)}…</View>}
        {conversation?.state === 'closed' && drafts.length === 0 && (
          <View className="chat__note">{t.closed}</View>
        )}
        <View id={BOTTOM} className="chat__bottom" />
      </ScrollView>
      <Composer
        onSend={(text) => post({ kind: 'text', text })}
        onPicture={() => void picture()}
        onTyping={() => {
          if (conversation?.state === 'open')
            void live.emit('conversation:typing', { conversationId: conversation.id });
        }}
      />
    </View>
  );
}

function Welcome() {
  const t = useWords(chatWords);
  return (
    <View className="chat__welcome">
      <Icon name="message-circle" size={32} />
      <View className="state__title">{t.emptyTitle}</View>
      <View className="state__text">{t.emptyText}</View>
    </View>
  );
}

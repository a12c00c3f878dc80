import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Message, MessageBody } from '@wanglai/contract';
import { type ReactNode, useState } from 'react';
import { locale, useWords } from '@/shared/i18n';
import { clockTime, nearDayText } from '@/shared/i18n/dates';
import { pictureUrl } from '@/shared/session/client';
import { useStore } from '@/shared/state/store';
import { Icon } from '@/shared/ui/icon/icon';
import { Tap } from '@/shared/ui/tap';
import type { Draft, Upload } from './thread';
import { chatWords } from './words';

const PICTURE_WIDTH = 180;
const TALLEST = 260;

export function MessageBubble({
  message,
  timed,
  read,
  last,
}: {
  message: Message;
  timed: boolean;
  read: boolean;
  last: boolean;
}) {
  const t = useWords(chatWords);
  const own = message.author.kind === 'person';
  if (message.author.kind === 'system' && message.body.kind === 'text') {
    return <View className="chat__note">{message.body.text}</View>;
  }
  return (
    <View id={`m-${message.id}`}>
      {timed && <Time at={message.at} />}
      <Row own={own} name={own ? '' : message.author.name || t.service}>
        <Body body={message.body} own={own} />
        {own && last && <View className="bubble__state">{read ? t.read : t.sent}</View>}
      </Row>
    </View>
  );
}

export function DraftBubble({ draft, onAgain }: { draft: Draft; onAgain(): void }) {
  const t = useWords(chatWords);
  return (
    <Row own name="">
      <Body body={draft.body} own />
      {draft.state === 'failed' ? (
        <Tap className="bubble__again" onTap={onAgain}>
          <Icon name="refresh-cw" size={14} />
          <View>{t.failed}</View>
        </Tap>
      ) : (
        <View className="bubble__state">{draft.state === 'waiting' ? t.waiting : t.sending}</View>
      )}
    </Row>
  );
}

export function UploadBubble({ upload }: { upload: Upload }) {
  const t = useWords(chatWords);
  return (
    <Row own name="">
      <Image className="bubble__picture bubble__picture--waiting" src={upload.preview} mode="aspectFill" />
      <View className="bubble__state">{t.sending}</View>
    </Row>
  );
}

const Row = ({ own, name, children }: { own: boolean; name: string; children: ReactNode }) => (
  <View className={`bubble ${own ? 'bubble--own' : ''}`}>
    {!own && <View className="bubble__mark">{name.slice(0, 1)}</View>}
    <View className="bubble__stack">
      {name && <View className="bubble__name">{name}</View>}
      {children}
    </View>
  </View>
);

/** What people say to each other is theirs: taps on it are recorded without its words. */
function Body({ body, own }: { body: MessageBody; own: boolean }) {
  if (body.kind === 'text') {
    return (
      <View className={`bubble__text ${own ? 'bubble__text--own' : ''}`} data-private="1">
        {body.text}
      </View>
    );
  }
  return <Picture body={body} />;
}

/** Drawn as small as it is shown, opened as large as it is; one that does not load leaves its place and says so. */
export function Picture({ body }: { body: Extract<MessageBody, { kind: 'image' }> }) {
  const t = useWords(chatWords);
  const [broken, setBroken] = useState(false);
  const ratio = body.width && body.height ? body.height / body.width : 0.75;
  const height = `${Math.min(TALLEST, Math.round(PICTURE_WIDTH * ratio))}px`;
  if (broken) {
    return (
      <View className="bubble__picture" style={{ height }}>
        <Tap className="bubble__away" onTap={() => setBroken(false)}>
          <Icon name="image" size={20} />
          <View>{t.pictureAway}</View>
        </Tap>
      </View>
    );
  }
  const whole = pictureUrl(body.url);
  return (
    <Tap label={t.open} onTap={() => void Taro.previewImage({ urls: [whole], current: whole })}>
      <Image
        className="bubble__picture"
        src={pictureUrl(body.url, 960)}
        mode="aspectFill"
        style={{ height }}
        onError={() => setBroken(true)}
      />
    </Tap>
  );
}

function Time({ at }: { at: string }) {
  const lang = useStore(locale);
  const date = new Date(at);
  return (
    <View className="chat__time">
      {nearDayText(date, lang)} {clockTime(date)}
    </View>
  );
}

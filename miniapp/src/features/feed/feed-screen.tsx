import { ScrollView, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { useUnread } from '@/features/chat/unread';
import { openChat } from '@/features/chat/ways';
import { placedCards } from '@/features/outreach/pushes';
import { locale, useWords } from '@/shared/i18n';
import { dayText, weekdayText } from '@/shared/i18n/dates';
import { client } from '@/shared/session/client';
import { useStore } from '@/shared/state/store';
import { useQuery } from '@/shared/state/use-query';
import { useExposures } from '@/shared/tracker/exposures';
import { Chip } from '@/shared/ui/chip';
import { Icon } from '@/shared/ui/icon/icon';
import { topicIcon } from '@/shared/ui/icon/topic-icon';
import { Empty, ErrorState, Skeleton } from '@/shared/ui/states';
import { Tap } from '@/shared/ui/tap';
import { FeedCard } from './feed-card';
import { PlacedCardSlot } from './placed-card';
import { type Feed, useFeed } from './use-feed';
import { feedWords } from './words';
import './feed-screen.scss';

/** Every so many cards one is large, so that the page breathes like a magazine's. */
const RHYTHM = 5;

export function FeedScreen() {
  const [topic, setTopic] = useState('');
  const feed = useFeed(topic);
  const placed = useStore(placedCards);
  usePullDownRefresh(() => void feed.refresh().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(feed.more);
  useExposures(`${feed.items.length}:${placed.length}:${topic}`);
  return (
    <View className="feed">
      <Masthead />
      <Topics chosen={topic} onChoose={setTopic} />
      {!topic && placed.map((push, index) => <PlacedCardSlot key={push.id} push={push} position={index} />)}
      <Cards feed={feed} without={topic ? [] : placed.map((push) => push.card.id)} />
    </View>
  );
}

function Masthead() {
  const t = useWords(feedWords);
  const lang = useStore(locale);
  const unread = useUnread();
  const now = new Date();
  return (
    <View className="masthead">
      <View className="grow">
        <View className="masthead__date">
          {dayText(now, lang)} · {weekdayText(now, lang)}
        </View>
        <View className="masthead__greeting">{t.greeting(now.getHours())}</View>
      </View>
      <Tap className="icon-button masthead__chat" label={t.messages} onTap={openChat}>
        <Icon name="message-circle" size={24} />
        {unread > 0 && <View className="badge">{String(Math.min(99, unread))}</View>}
      </Tap>
    </View>
  );
}

function Topics({ chosen, onChoose }: { chosen: string; onChoose(topic: string): void }) {
  const t = useWords(feedWords);
  // Topics belong to nobody in particular, so they need not wait for a visitor.
  const topics = useQuery('topics', () => client.call('GET /topics'));
  return (
    <ScrollView className="topics" scrollX enhanced showScrollbar={false}>
      <View className="topics__row" role="tablist">
        <Chip text={t.forYou} on={!chosen} onTap={() => onChoose('')} />
        {topics.data?.items.map(({ key, label, icon }) => (
          <Chip
            key={key}
            text={label}
            icon={topicIcon(icon)}
            on={chosen === key}
            onTap={() => onChoose(key)}
          />
        ))}
      </View>
    </ScrollView>
  );
}

function Cards({ feed, without }: { feed: Feed; without: readonly string[] }) {
  const t = useWords(feedWords);
  const items = feed.items.filter(({ card }) => !without.includes(card.id));
  if (!feed.items.length) {
    if (feed.error) return <ErrorState error={feed.error} onRetry={() => void feed.refresh()} />;
    if (feed.phase !== 'idle') return <Skeleton shape="cards" count={2} />;
    return <Empty icon="book-open" title={t.emptyTitle} text={t.emptyText} />;
  }
  return (
    <View>
      {items.map((placed, index) => (
        <FeedCard
          key={placed.card.id}
          placed={placed}
          position={index}
          size={index % RHYTHM === 0 ? 'large' : 'compact'}
        />
      ))}
      <View className="feed__end">
        {feed.error ? (
          <Tap className="feed__again" onTap={() => void (feed.ended ? feed.refresh() : feed.more())}>
            {t.moreFailed}
          </Tap>
        ) : feed.ended ? (
          t.end
        ) : (
          <Skeleton count={1} />
        )}
      </View>
    </View>
  );
}

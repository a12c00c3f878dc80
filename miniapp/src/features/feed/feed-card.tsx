import { View } from '@tarojs/components';
import type { PlacedCard } from '@wanglai/contract';
import { Cover } from '@/features/content/cover';
import { MarkButtons } from '@/features/content/mark-buttons';
import { openArticle } from '@/features/content/ways';
import { useWords } from '@/shared/i18n';
import { EXPOSED_CLASS } from '@/shared/tracker/exposures';
import { Icon } from '@/shared/ui/icon/icon';
import { Tap } from '@/shared/ui/tap';
import { feedWords } from './words';
import './feed-card.scss';

export interface FeedCardProps {
  placed: PlacedCard;
  position: number;
  size: 'large' | 'compact';
}

/** One card of the feed: opens its piece, says why it is here, takes like and keep. */
export function FeedCard({ placed: { card, reason }, position, size }: FeedCardProps) {
  const t = useWords(feedWords);
  return (
    <View
      className={`feed-card feed-card--${size} ${EXPOSED_CLASS}`}
      data-expose-id={card.id}
      data-expose-type="content"
      data-expose-text={card.title}
      data-expose-position={position}
    >
      <Tap
        className="feed-card__body"
        role="link"
        about={{ type: 'content', id: card.id, text: card.title, position }}
        onTap={() => openArticle(card.id)}
      >
        {size === 'large' && <Cover card={card} shape="wide" />}
        <View className="feed-card__words">
          <View className="feed-card__over">
            {card.kind !== 'article' && <View className="feed-card__kind">{t.kinds[card.kind]}</View>}
            <View>{card.topics[0]?.label}</View>
          </View>
          <View className="feed-card__title">{card.title}</View>
          {card.summary && <View className="feed-card__summary">{card.summary}</View>}
        </View>
        {size === 'compact' && <Cover card={card} shape="square" />}
      </Tap>
      <View className="feed-card__foot">
        <View className="feed-card__reason">
          <Icon name="sparkles" size={14} />
          <View className="feed-card__reason-text">{reason.text}</View>
        </View>
        <View className="feed-card__actions">
          <MarkButtons content={card} size={18} />
        </View>
      </View>
    </View>
  );
}

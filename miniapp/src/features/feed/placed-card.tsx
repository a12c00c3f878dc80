import { View } from '@tarojs/components';
import { type CardPush, dismissCard } from '@/features/outreach/pushes';
import { useWords } from '@/shared/i18n';
import { Icon } from '@/shared/ui/icon/icon';
import { Tap } from '@/shared/ui/tap';
import { FeedCard } from './feed-card';
import { feedWords } from './words';
import './placed-card.scss';

/** A card that came over the socket: it makes room for itself and says why it came. */
export function PlacedCardSlot({ push, position }: { push: CardPush; position: number }) {
  const t = useWords(feedWords);
  return (
    <View className="placed" role="status" aria-live="polite">
      <View className="placed__inner">
        <View className="placed__head">
          <View className="placed__pulse" />
          <View className="placed__label">{t.justPlaced}</View>
          <Tap className="icon-button" label={t.dismiss} onTap={() => dismissCard(push.id)}>
            <Icon name="x" size={16} />
          </Tap>
        </View>
        <FeedCard placed={push} position={position} size="large" />
      </View>
    </View>
  );
}

import { Image, View } from '@tarojs/components';
import type { Card } from '@wanglai/contract';
import { useState } from 'react';
import { pictureUrl } from '@/shared/session/client';
import './cover.scss';

/** The picture of a content; without one, or when it does not load, its first character set large. */
export function Cover({
  card,
  shape,
}: {
  card: Pick<Card, 'cover' | 'title' | 'topics'>;
  shape: 'wide' | 'square';
}) {
  const [broken, setBroken] = useState(false);
  if (card.cover && !broken) {
    return (
      <View className={`cover cover--${shape}`}>
        <Image
          className="cover__image"
          src={pictureUrl(card.cover)}
          mode="aspectFill"
          lazyLoad
          onError={() => setBroken(true)}
        />
      </View>
    );
  }
  return (
    <View className={`cover cover--${shape} cover--type`} aria-hidden="true">
      <View className="cover__letter">{card.title.slice(0, 1)}</View>
      <View className="cover__topic">{card.topics[0]?.label}</View>
    </View>
  );
}

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
  const [broken, setBroken] = useState<string>();
  if (card.cover && card.cover !== broken) {
    return (
      <View className={`cover cover--${shape}`}>
        <Image
          className="cover__image"
          src={pictureUrl(card.cover, shape === 'wide' ? 960 : 320)}
          mode="aspectFill"
          lazyLoad
          onError={() => setBroken(card.cover ?? undefined)}
        />
      </View>
    );
  }
  return (
    <View className={`cover cover--${shape} cover--type`} aria-hidden="true">
      <View className="cover__letter">{[...card.title][0]}</View>
      <View className="cover__topic">{card.topics[0]?.label}</View>
    </View>
  );
}

import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useWords } from '@/shared/i18n';
import { home } from '@/shared/navigation';
import { call } from '@/shared/session/api';
import { usePersonId } from '@/shared/session/arrive';
import { useQuery } from '@/shared/state/use-query';
import { Button } from '@/shared/ui/button';
import { Empty, ErrorState, Skeleton } from '@/shared/ui/states';
import { Tap } from '@/shared/ui/tap';
import { toastFailure } from '@/shared/ui/toast';
import { Cover } from './cover';
import { openArticle } from './ways';
import { contentWords } from './words';
import './next-reads.scss';

export function FavouritesScreen() {
  const t = useWords(contentWords);
  const list = useQuery(`favourites:${usePersonId()}`, () =>
    call('GET /me/favourites', { query: { limit: 20 } }),
  );
  // Coming back from a piece, it may have been let go.
  useDidShow(() => void (list.data && list.reload()));
  if (!list.data) {
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.reload()} />;
    return <Skeleton count={4} />;
  }
  const { items, nextCursor } = list.data;
  if (!items.length) {
    return (
      <Empty
        icon="bookmark"
        title={t.noFavourites}
        text={t.noFavouritesText}
        action={{ text: t.toFeed, onTap: home }}
      />
    );
  }
  const more = async () => {
    try {
      const page = await call('GET /me/favourites', {
        query: { limit: 20, cursor: nextCursor ?? undefined },
      });
      list.change((old) => ({ items: [...old.items, ...page.items], nextCursor: page.nextCursor }));
    } catch (error) {
      toastFailure(error);
    }
  };
  return (
    <View className="next-reads">
      {items.map((card, position) => (
        <Tap
          key={card.id}
          className="next-reads__item"
          role="link"
          about={{ type: 'content', id: card.id, text: card.title, position }}
          onTap={() => openArticle(card.id)}
        >
          <View className="grow">
            <View className="next-reads__name">{card.title}</View>
            <View className="next-reads__why">
              {card.topics[0]?.label} · {t.minutes(card.minutes)}
            </View>
          </View>
          <Cover card={card} shape="square" />
        </Tap>
      ))}
      {nextCursor && <Button text={t.more} kind="quiet" wide onTap={() => void more()} />}
    </View>
  );
}

import { View } from '@tarojs/components';
import { useWords } from '@/shared/i18n';
import { call } from '@/shared/session/api';
import { useQuery } from '@/shared/state/use-query';
import { Button } from '@/shared/ui/button';
import { Empty, ErrorState, Skeleton } from '@/shared/ui/states';
import { toastFailure } from '@/shared/ui/toast';
import { guestbookWords } from './words';
import './guestbook.scss';

/** What guests wrote, and what the house answered. */
export function GuestbookScreen() {
  const t = useWords(guestbookWords);
  const list = useQuery('guestbook', () => call('GET /guestbook', { query: { limit: 20 } }));
  if (!list.data) {
    if (list.error) return <ErrorState error={list.error} onRetry={() => void list.reload()} />;
    return <Skeleton count={4} shape="text" />;
  }
  const { items, nextCursor } = list.data;
  if (!items.length) return <Empty icon="pencil" title={t.emptyTitle} text={t.emptyText} />;
  const more = async (cursor: string) => {
    try {
      const page = await call('GET /guestbook', { query: { limit: 20, cursor } });
      list.change((old) => ({ items: [...old.items, ...page.items], nextCursor: page.nextCursor }));
    } catch (error) {
      toastFailure(error);
    }
  };
  return (
    <View className="guestbook">
      {items.map(({ id, name, text, answer }) => (
        <View key={id} className="guestbook__entry">
          <View className="guestbook__name">{name}</View>
          <View>{text}</View>
          {answer && <View className="guestbook__answer">{t.answered(answer)}</View>}
        </View>
      ))}
      {nextCursor && <Button text={t.more} kind="quiet" wide onTap={() => void more(nextCursor)} />}
    </View>
  );
}

import { View } from '@tarojs/components';
import type { Content } from '@wanglai/contract';
import { useWords } from '@/shared/i18n';
import { call } from '@/shared/session/api';
import { useQuery } from '@/shared/state/use-query';
import { EXPOSED_CLASS, useExposures } from '@/shared/tracker/exposures';
import { Tap } from '@/shared/ui/tap';
import { Cover } from './cover';
import { rememberReasons } from './reasons';
import { openArticle } from './ways';
import { contentWords } from './words';
import './next-reads.scss';

const SHOWN = 3;

/** What to read after this: the person's own feed on the same topic. Says nothing when there is nothing. */
export function NextReads({ content }: { content: Content }) {
  const t = useWords(contentWords);
  const topic = content.topics[0];
  const next = useQuery(`next:${content.id}`, async () => {
    const page = await call('GET /feed', { query: { topic: topic?.key, limit: SHOWN + 1 } });
    rememberReasons(page.items);
    return page.items.filter(({ card }) => card.id !== content.id).slice(0, SHOWN);
  });
  useExposures(next.data?.length);
  if (!next.data?.length) return null;
  return (
    <View className="next-reads">
      <View className="next-reads__title">{topic ? t.nextMine(topic.label) : t.next}</View>
      {next.data.map(({ card, reason }, position) => (
        <View
          key={card.id}
          className={EXPOSED_CLASS}
          data-expose-id={card.id}
          data-expose-type="content"
          data-expose-text={card.title}
          data-expose-position={position}
        >
          <Tap
            className="next-reads__item"
            role="link"
            about={{ type: 'content', id: card.id, text: card.title, position }}
            onTap={() => openArticle(card.id)}
          >
            <View className="grow">
              <View className="next-reads__name">{card.title}</View>
              <View className="next-reads__why">{reason.text}</View>
            </View>
            <Cover card={card} shape="square" />
          </Tap>
        </View>
      ))}
    </View>
  );
}

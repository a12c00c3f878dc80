import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import type { Content } from '@wanglai/contract';
import { locale, useWords } from '@/shared/i18n';
import { dayText } from '@/shared/i18n/dates';
import { call } from '@/shared/session/api';
import { usePersonId } from '@/shared/session/arrive';
import { pictureUrl } from '@/shared/session/client';
import { useStore } from '@/shared/state/store';
import { useQuery } from '@/shared/state/use-query';
import { ErrorState, Skeleton } from '@/shared/ui/states';
import { ArticleActions } from './article-actions';
import { Blocks } from './blocks';
import { Cover } from './cover';
import { NextReads } from './next-reads';
import { useProgress } from './use-progress';
import { articleUrl } from './ways';
import { contentWords } from './words';
import './article-screen.scss';

const BODY = 'article-body';

export function ArticleScreen() {
  const id = useRouter().params.id ?? '';
  const person = usePersonId();
  const article = useQuery(`content:${id}:${person}`, () => call('GET /contents/:id', { params: { id } }));
  const content = article.data;
  useShareAppMessage(() => ({
    title: content?.title ?? '',
    path: articleUrl(id),
    imageUrl: content?.cover ? pictureUrl(content.cover) : undefined,
  }));
  if (!content) {
    if (article.error) return <ErrorState error={article.error} onRetry={() => void article.reload()} />;
    return <Skeleton shape="cards" count={1} />;
  }
  return <Article content={content} />;
}

function Article({ content }: { content: Content }) {
  const t = useWords(contentWords);
  const lang = useStore(locale);
  const ratio = useProgress(content.id, BODY, content.mine.progress);
  const published = content.publishedAt && dayText(new Date(content.publishedAt), lang);
  return (
    <View className="article">
      <View className="article__progress" role="progressbar" aria-label={t.progress}>
        <View className="article__bar" style={{ transform: `scaleX(${ratio})` }} />
      </View>
      {content.cover && <Cover card={content} shape="wide" />}
      <View className="article__head">
        <View className="article__topics">
          {content.kind !== 'article' ? `${t.kinds[content.kind]} · ` : ''}
          {content.topics.map((topic) => topic.label).join(' · ')}
        </View>
        <View className="article__title" role="heading" aria-level={1}>
          {content.title}
        </View>
        {content.summary && <View className="article__summary">{content.summary}</View>}
        <View className="article__by">
          {[t.by(content.author), published, t.minutes(content.minutes)].filter(Boolean).join('  ·  ')}
        </View>
      </View>
      <View id={BODY} className="article__body">
        <Blocks blocks={content.blocks} />
      </View>
      <View className="article__end" aria-hidden="true">
        <View className="article__seal" />
      </View>
      <NextReads content={content} />
      <ArticleActions content={content} />
    </View>
  );
}

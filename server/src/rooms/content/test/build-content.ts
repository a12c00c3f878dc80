import type { Client } from '@wanglai/client';
import type { Content, ContentBody } from '@wanglai/contract';
import type { ContentRoom } from '../index';

/** What an operator might write; change what matters. */
export const buildContent = (over: Partial<ContentBody> = {}): ContentBody => ({
  kind: 'article',
  title: '闷蒸三十秒',
  summary: '为什么要等这半分钟',
  body: '## 水\n\n第一注水只要没过粉面，**等它呼吸**。',
  topics: ['pour-over'],
  level: 'attribute',
  ...over,
});

/** Writes a content and publishes it. */
export async function publishContent(operator: Client, over: Partial<ContentBody> = {}): Promise<Content> {
  const { id } = await operator.call('POST /contents', { body: buildContent(over) });
  return operator.call('POST /contents/:id/publish', { params: { id } });
}

/** The topics that these tests write about. */
export const addTopics = ({ stock }: Pick<ContentRoom, 'stock'>): Promise<void> =>
  stock.topics(
    [
      ['pour-over', '手冲', 'Pour-over'],
      ['tea', '茶', 'Tea'],
      ['sleep', '睡眠', 'Sleep'],
    ].map(([key, zh, en], order) => ({
      _id: key!,
      label: { zh: zh!, en: en! },
      colour: '#a5472e',
      icon: 'droplet',
      order,
    })),
  );

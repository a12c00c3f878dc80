import type { RoomScreens } from '../room-screens';

export const content: RoomScreens = {
  app: {
    article: ['/subpackages/content/pages/article/index?id=:article', '.article__title'],
    favourites: ['/subpackages/content/pages/favourites/index', 'text=/./'],
  },
  console: {
    content: ['/content', '.ant-table-row'],
    'content-new': ['/content/new', '#content-title'],
    'content-edit': ['/content/:article', '#content-title'],
  },
  async setUp({ consumer, staff }) {
    const shown = (await consumer.call('GET /feed', { query: { limit: 3 } })).items.map(
      ({ card }) => card.id,
    );
    for (const id of shown) await consumer.call('PUT /contents/:id/favourite', { params: { id } });
    const operator = await staff('operator');
    const { items } = await operator.call('GET /contents', { query: { limit: 100 } });
    const article = shown[0]!;
    const { author, blocks } = await operator.call('GET /contents/:id', { params: { id: article } });
    return {
      made: { article },
      words: [...items.flatMap(({ title, summary }) => [title, summary]), author ?? '', ...textsIn(blocks)],
    };
  },
};

/** Every text within a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

import { record, viewsAt } from '../../../support/events';
import { personIdOf } from '../../../support/people';
import type { RoomScreens } from '../room-screens';

/** Far more than the visits of these tests, so that the habit stays what it is. */
const TURNS = 6;

export const portraits: RoomScreens = {
  app: { 'my-data': ['/subpackages/my-data/pages/my-data/index', '.tag-card'] },
  console: {
    people: ['/people', '.ant-table-row'],
    portrait: ['/people/:person', 'h1'],
    tags: ['/tags', 'h1'],
  },
  async setUp({ consumer, staff }) {
    const { items } = await consumer.call('GET /feed', { query: { limit: 10 } });
    for (let turn = 0; turn < TURNS; turn++) {
      const views = viewsAt('Asia/Shanghai', 12, [0, 1, 2, 23]).map((event, nth) => ({
        ...event,
        target: { type: 'content', id: items[nth % items.length]!.card.id },
      }));
      await record(consumer, views);
    }
    const people = await (await staff('operator')).call('GET /people', { query: { limit: 100 } });
    const names = ['访客', ...people.items.flatMap(({ name }) => name ?? [])];
    return {
      made: { person: personIdOf(consumer) },
      words: [...names, ...names.map((name) => name.slice(0, 1))],
    };
  },
};

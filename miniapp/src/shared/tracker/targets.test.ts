import { homeUrl } from '@/rooms.pages';
import { withPageTargets } from './delivery';
import { targetOfPage } from './targets';

/** As it stands in shared links and in the stream. */
const ARTICLE = '/subpackages/content/pages/article/index';

test.each([
  [`${ARTICLE}?id=6740a1f2c3d4e5f60718293a`, { type: 'content', id: '6740a1f2c3d4e5f60718293a' }],
  [`${ARTICLE}?from=feed&id=7`, { type: 'content', id: '7' }],
  [ARTICLE, undefined],
  [`${homeUrl}?id=7`, undefined],
])('%s is about %o', (page, target) => {
  expect(targetOfPage(page)).toEqual(target);
});

test('views and leaves go out with what their page is about; what has a target keeps it', () => {
  const event = (type: string, more: object = {}) => ({
    id: 'i',
    type,
    page: `${ARTICLE}?id=7`,
    ...more,
  });
  const sent = JSON.parse(
    withPageTargets(
      JSON.stringify({
        sentAt: 'now',
        events: [event('view'), event('leave'), event('click', { target: { type: 'like' } }), event('hide')],
      }),
    ),
  ) as { events: { target?: object }[] };
  const about = { type: 'content', id: '7' };
  expect(sent.events.map(({ target }) => target)).toEqual([about, about, { type: 'like' }, undefined]);
});

import { PATHS } from '../navigation';
import { withPageTargets } from './delivery';
import { targetOfPage } from './targets';

test.each([
  [`${PATHS.article}?id=6740a1f2c3d4e5f60718293a`, { type: 'content', id: '6740a1f2c3d4e5f60718293a' }],
  [`${PATHS.article}?from=feed&id=7`, { type: 'content', id: '7' }],
  [PATHS.article, undefined],
  [`${PATHS.home}?id=7`, undefined],
])('%s is about %o', (page, target) => {
  expect(targetOfPage(page)).toEqual(target);
});

test('views and leaves go out with what their page is about; what has a target keeps it', () => {
  const event = (type: string, more: object = {}) => ({
    id: 'i',
    type,
    page: `${PATHS.article}?id=7`,
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

import { RecentCounts } from './recent-counts';

it('counts each once, until it is to be looked at again', async () => {
  const asked: string[][] = [];
  let likes = 1;
  const counts = new RecentCounts(async (ids) => {
    asked.push([...ids]);
    return new Map(ids.map((id) => [id, { likes }]));
  });
  expect([...(await counts.of(['a', 'b', 'a'])).keys()]).toEqual(['a', 'b']);
  likes = 2;
  expect((await counts.of(['a', 'c'])).get('a')).toEqual({ likes: 1 });
  counts.forget('a');
  expect((await counts.of(['a'])).get('a')).toEqual({ likes: 2 });
  expect((await counts.of(['b', 'c'])).get('c')).toEqual({ likes: 2 });
  expect(asked).toEqual([['a', 'b'], ['c'], ['a']]);
});

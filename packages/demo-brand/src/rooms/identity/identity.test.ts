import { personas, staff } from './index';

test('people have faces and zones', () => {
  expect(staff).toHaveLength(6);
  expect(personas).toHaveLength(5);
  expect(new Set([...staff, ...personas].map(({ avatar }) => avatar)).size).toBe(11);
  for (const { zone } of personas)
    expect(() => new Intl.DateTimeFormat('zh', { timeZone: zone })).not.toThrow();
});

import { ACTIONS } from '@wanglai/contract/names';
import { words } from './words';

describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
  const { actions, kinds } = words[locale];

  it('every act that the server writes down has words, and no other', () => {
    expect(Object.keys(actions).sort()).toEqual(Object.keys(ACTIONS).sort());
    expect(Object.values(actions).filter((text) => !text.trim())).toEqual([]);
    expect(new Set(Object.values(actions)).size).toBe(Object.keys(actions).length);
  });

  it('so has everything that is acted upon', () => {
    expect(Object.keys(kinds)).toEqual(expect.arrayContaining(Object.values(ACTIONS)));
  });
});

import fc from 'fast-check';
import { boundProps, boundTarget, byteLength, cut } from './bounds';

describe('bounds', () => {
  it('counts UTF-8 bytes as the server will', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(byteLength(text)).toBe(Buffer.byteLength(text));
      }),
    );
    expect(byteLength('往来😀é')).toBe(6 + 4 + 2);
  });

  it('cuts texts without leaving half a character', () => {
    expect(cut('ab😀', 3)).toBe('ab');
    expect(cut('ab😀', 4)).toBe('ab😀');
  });

  it('keeps 32 props, and only flat values under plain names', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`k${i}`, i]));
    expect(Object.keys(boundProps(many) ?? {})).toHaveLength(32);
    const odd = {
      $where: 1,
      'a b': 1,
      ['__proto__']: 1,
      fine: null,
      nan: Number.NaN,
      list: [] as never,
      no: undefined,
    };
    expect(boundProps(odd)).toEqual({ fine: null });
    expect(boundProps({})).toBeUndefined();
    expect(boundProps({ text: 'x'.repeat(600) })?.text).toHaveLength(512);
  });

  it('keeps a target within the contract', () => {
    const target = boundTarget({
      type: 't'.repeat(99),
      id: 7 as never,
      text: 'x'.repeat(999),
      position: -3.4,
    });
    expect(target).toEqual({ type: 't'.repeat(64), id: '7', text: 'x'.repeat(200), position: 0 });
  });
});

import { metricsOf, ndcgOf, quantile } from './metrics';

const about = { at: 3, items: 10, popular: new Set(['a']) };

describe('metrics of a feed', () => {
  it('agree with what is reckoned by hand', () => {
    const known = new Set(['d']);
    const answers = [
      // Two of four wanted, on places 1 and 3; the fourth card no longer counts.
      { shown: ['a', 'b', 'c', 'x'], wanted: new Set(['a', 'c', 'x', 'y']), known },
      { shown: ['d', 'b', 'a'], wanted: new Set(['b']), known },
      { shown: [], wanted: new Set(['b']), known },
    ];
    const found = metricsOf(answers, about);
    expect(found.cases).toBe(3);
    expect(found.recall).toBeCloseTo((0.5 + 1) / 3, 10);
    expect(found.hitRate).toBeCloseTo(2 / 3, 10);
    expect(found.mrr).toBeCloseTo((1 + 1 / 2) / 3, 10);
    // 1/log2(2) = 1, 1/log2(3) = 0.63093, 1/log2(4) = 0.5; ideal of three is 2.13093.
    expect(found.ndcg).toBeCloseTo((1.5 / 2.13093 + 0.63093) / 3, 4);
    expect(found.coverage).toBeCloseTo(4 / 10, 10);
    expect(found.popular).toBeCloseTo(2 / 6, 10);
    expect(found.repeats).toBeCloseTo(1 / 6, 10);
  });

  it('count what is shown twice once', () => {
    const wanted = new Set(['a', 'b']);
    expect(metricsOf([{ shown: ['a', 'a'], wanted, known: new Set() }], about).recall).toBe(0.5);
  });

  it('are full marks for the best list and none for an empty one', () => {
    expect(ndcgOf([1, 2], 2)).toBe(1);
    expect(ndcgOf([], 2)).toBe(0);
    expect(metricsOf([], about).recall).toBe(0);
  });

  it('tell a quantile of times', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(quantile(hundred, 0.5)).toBe(51);
    expect(quantile(hundred, 0.95)).toBe(96);
    expect(quantile([], 0.5)).toBe(0);
  });
});

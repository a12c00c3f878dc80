import { setMaxListeners } from 'node:events';
import { readOptions } from './options';
import { paceOf } from './pace';
import { linesOf, resultsOf } from './report';

const person = (name: string, kind: 'night-reader' | 'elsewhere' | 'drifting', tags: string[]) => ({
  character: { name, kind, zone: 'Asia/Shanghai' },
  tags,
});

describe('the summary', () => {
  it('counts who bears what they should, and who does not', () => {
    const outcomes = [
      person('甲', 'night-reader', ['night-owl', 'binge-reader']),
      person('乙', 'night-reader', []),
      person('丙', 'elsewhere', ['night-owl']),
    ];
    const [night, elsewhere] = resultsOf(outcomes, 21);
    expect(night).toMatchObject({ people: 2, expected: 'night-owl', earned: 1, missed: ['乙'] });
    expect([...night!.others]).toEqual([['binge-reader', 1]]);
    expect(elsewhere).toMatchObject({ people: 1, expected: null, wrong: 1 });
    expect(linesOf([night!, elsewhere!], 21).join('\n')).toMatch(
      /1 of 2 bear night-owl; also binge-reader 1\n.*without it: 乙\n.*1 of 1 bear night-owl, which none should/,
    );
  });

  it('expects nothing of a history that is too short', () => {
    const results = resultsOf([person('甲', 'drifting', [])], 7);
    expect(results[0]).toMatchObject({ expected: null, missed: [] });
    expect(linesOf(results, 7)[0]).toContain('drifting-away takes 20 days');
  });
});

describe('readOptions', () => {
  it('has an answer for everything', () => {
    expect(readOptions([])).toEqual({
      people: 60,
      days: 21,
      rate: 200,
      origin: 'http://127.0.0.1:7300',
      seed: '1',
      live: false,
    });
    expect(readOptions(['--', '--people', '5', '--origin=https://a.example/', '--live'])).toMatchObject({
      people: 5,
      origin: 'https://a.example',
      live: true,
    });
    expect(readOptions([], '7400')).toMatchObject({ origin: 'http://127.0.0.1:7400' });
    expect(readOptions(['--origin', 'http://127.0.0.1:7500'], '7400')).toMatchObject({
      origin: 'http://127.0.0.1:7500',
    });
    expect(readOptions(['-h'])).toBe('help');
  });

  it.each([
    [['--people', '0'], '--people'],
    [['--days', '30'], '--days'],
    [['--rate', 'fast'], '--rate'],
    [['--origin', 'here'], '--origin'],
    [['--poeple', '3'], '--poeple'],
  ])('refuses %j', (args, named) => {
    expect(() => readOptions(args)).toThrow(named);
  });
});

describe('paceOf', () => {
  it('spreads what is taken over the time it is due', async () => {
    const signal = new AbortController().signal;
    setMaxListeners(0, signal);
    const pace = paceOf(1_000);
    const started = performance.now();
    await Promise.all(Array.from({ length: 12 }, () => pace.take(100, signal)));
    // A second's worth may go at once at the beginning.
    expect(performance.now() - started).toBeGreaterThan(100);
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

import { goesOn, summaryOf } from './compare/summary';
import { chosenOf, type Measurement, PHASES } from './measurement';
import { measurements } from './rooms';

const named = (name: string, phase: Measurement['phase'], quick = false): Measurement => ({
  name,
  phase,
  quick,
  measure: async () => [],
});
const names = (chosen: readonly Measurement[]) => chosen.map(({ name }) => name);

describe('the measurements of a run', () => {
  it('go from quiet to loud, whichever room comes first', () => {
    const all = [named('c', 'left'), named('b', 'loud'), named('b2', 'loud'), named('a', 'quiet')];
    expect(names(chosenOf(all, { quick: false, only: [] }))).toEqual(['a', 'b', 'b2', 'c']);
    expect(names(chosenOf(measurements, { quick: false, only: [] }))).toEqual(
      expect.arrayContaining(['told', 'steady', 'ingest', 'grown', 'size']),
    );
    const phases = chosenOf(measurements, { quick: false, only: [] }).map(({ phase }) =>
      PHASES.indexOf(phase),
    );
    expect(phases).toEqual([...phases].sort());
  });

  it('are few when it is to be quick, and those asked for when some are', () => {
    expect(names(chosenOf(measurements, { quick: true, only: [] }))).toEqual(['ingest', 'size']);
    expect(names(chosenOf(measurements, { quick: true, only: ['steady', 'told'] }))).toEqual([
      'told',
      'steady',
    ]);
    expect(() => chosenOf(measurements, { quick: false, only: ['tolt'] })).toThrow(
      'There is no tolt; there are',
    );
  });

  it('bear different names', () => {
    expect(new Set(names(measurements)).size).toBe(measurements.length);
  });
});

describe('a comparison', () => {
  const sample = (cpuUs: number, p99: number, lost = 0) => ({
    cpuUs,
    steadyCpuUs: 50,
    p99,
    lost,
    others: 0.01,
  });

  it('tells the ratio of the medians and every value', () => {
    const here = [sample(41, 20), sample(90, 21), sample(42, 22)];
    const there = [sample(40, 20), sample(41, 10), sample(39, 30)];
    const summary = summaryOf({ here, there });
    expect(summary).toContain('CPU an event as fast as it goes, µs: here 42.0, there 40.0, ratio 1.050');
    expect(summary).toContain('  here  41.0  90.0  42.0\n  there 40.0  41.0  39.0');
    expect(summary).toContain('ack p99 at 10,000/s, ms: here 21.0, there 20.0, ratio 1.050');
    expect(summary).not.toContain('not accepted');
    expect(summaryOf({ here: [sample(1, 1, 7)], there })).toContain('7 events were not accepted.');
  });

  it.each([
    [0, 0, undefined, true],
    [2, 300_000, undefined, true],
    [3, 150_000, undefined, true],
    [4, 200_000, undefined, false],
    [1, 900_000, 2, true],
    [2, 1_000, 2, false],
  ])('after %d rounds and %d ms, %s being asked for, goes on: %s', (done, spent, rounds, expected) => {
    expect(goesOn(done, spent, rounds)).toBe(expected);
  });
});

import { median } from '../load/tally';
import type { Sample } from './samples';

/** Runs of this checkout and of the other, which took turns. */
export interface Runs {
  here: Sample[];
  there: Sample[];
}

const FIGURES: readonly { name: string; of(sample: Sample): number }[] = [
  { name: 'CPU an event as fast as it goes, µs', of: ({ cpuUs }) => cpuUs },
  { name: 'CPU an event at 10,000/s, µs', of: ({ steadyCpuUs }) => steadyCpuUs },
  { name: 'ack p99 at 10,000/s, ms', of: ({ p99 }) => p99 },
];

/** Each figure with the ratio of the medians, here to there, and below it all values in the order of the runs. */
export function summaryOf({ here, there }: Runs): string {
  const lines = FIGURES.flatMap(({ name, of }) => {
    const [ours, theirs] = [here.map(of), there.map(of)];
    const ratio = median(ours) / median(theirs);
    return [
      `${name}: here ${shown(median(ours))}, there ${shown(median(theirs))}, ratio ${ratio.toFixed(3)}`,
      `  here  ${ours.map(shown).join('  ')}`,
      `  there ${theirs.map(shown).join('  ')}`,
    ];
  });
  const all = [...here, ...there];
  const others = median(all.map((one) => one.others)) * 100;
  const lost = all.reduce((sum, one) => sum + one.lost, 0);
  return [
    ...lines,
    `Others used ${others.toFixed(1)} % of the CPU meanwhile; above a few per cent, latencies say little.`,
    ...(lost ? [`${lost} events were not accepted.`] : []),
  ].join('\n');
}

const shown = (value: number): string => value.toFixed(1);

/** When to end where no number of rounds was given. */
export const BUDGET_MS = 4 * 60_000;

/** Whether there is to be another round: as many as were asked for, else as fit into the budget, but three at least. */
export function goesOn(done: number, spentMs: number, rounds: number | undefined): boolean {
  if (rounds !== undefined) return done < rounds;
  return done < 3 || spentMs + spentMs / done <= BUDGET_MS;
}

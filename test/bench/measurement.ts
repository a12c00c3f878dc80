import type { Figure } from './figures/figure';
import type { Raw } from './figures/raw-limit';
import type { Rig } from './rig/rig';

/**
 * From quiet to loud, because what a figure leaves behind to be written is no part of the next: single answers under a light
 * load, a constant rate, as fast as it goes, a stream that is replaced, and at last what lies there then.
 */
export const PHASES = ['quiet', 'steady', 'loud', 'grown', 'left'] as const;

/** What a room has measured of itself. */
export interface Measurement {
  /** `--only` asks for it by this. */
  name: string;
  phase: (typeof PHASES)[number];
  /** Also made with `--quick`. */
  quick?: boolean;
  measure(bench: Bench): Promise<Figure[]>;
}

/** What all measurements of a run share. */
export interface Bench {
  /** Warm: everybody has been there. */
  rig: Rig;
  /** The engine for bare inserts, the limit of what can be reached; started when first asked for. */
  raw(): Promise<Raw>;
  /** Requests of one ingest run. */
  requests: number;
  rounds: number;
  /** Facts stored in advance for figures that compare many with few. */
  stored: number;
  say(line: string): void;
}

/** Those to be made, in the order of their phases. Throws when one is asked for that nobody makes. */
export function chosenOf(
  all: readonly Measurement[],
  { quick, only }: { quick: boolean; only: readonly string[] },
): Measurement[] {
  const unknown = only.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length)
    throw new Error(
      `There is no ${unknown.join(', no ')}; there are ${all.map(({ name }) => name).join(', ')}.`,
    );
  return PHASES.flatMap((phase) => all.filter((one) => one.phase === phase)).filter((one) =>
    only.length ? only.includes(one.name) : !quick || one.quick,
  );
}

/** A slow machine does less in a run, so that the whole stays bounded in time. */
export const MOST_MS = 8_000;

/** One line of the table. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The bare limit of the same kind, measured in the same run. */
  raw?: number;
  /** What the value is to reach; `next` is the mark after that. */
  goal?: { is: '<=' | '>='; value: number; next?: number };
  note?: string;
}

export function met({ value, goal }: Figure): boolean | undefined {
  if (!goal) return undefined;
  return goal.is === '<=' ? value <= goal.value : value >= goal.value;
}

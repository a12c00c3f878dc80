import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from '../bench/results';
import { root } from '../bench/rig/server-process';
import type { Metrics } from './metrics';

export interface Row extends Metrics {
  name: string;
  /** ms of a request; of the feed only. */
  p50?: number;
  p95?: number;
}

/** What was found on one data set; `took` in s. */
export interface Found {
  dataset: string;
  size: Record<string, number>;
  took: Record<string, number>;
  rows: Row[];
}

const COLUMNS: [string, (row: Row) => string][] = [
  ['', ({ name }) => name],
  ['R@20', ({ recall }) => share(recall)],
  ['NDCG@20', ({ ndcg }) => share(ndcg)],
  ['HR@20', ({ hitRate }) => share(hitRate)],
  ['MRR@20', ({ mrr }) => share(mrr)],
  ['coverage', ({ coverage }) => share(coverage)],
  ['top 5 %', ({ popular }) => share(popular)],
  ['repeats', ({ repeats }) => share(repeats)],
  ['p50 ms', ({ p50 }) => p50?.toFixed(1) ?? ''],
  ['p95 ms', ({ p95 }) => p95?.toFixed(1) ?? ''],
];

const share = (value: number) => value.toFixed(3).replace(/^0/, '');

export function tableOf({ dataset, size, took, rows }: Found): string {
  const cells = [COLUMNS.map(([head]) => head), ...rows.map((row) => COLUMNS.map(([, text]) => text(row)))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  const listed = (numbers: Record<string, number>, unit: string) =>
    Object.entries(numbers)
      .map(([name, value]) => `${name} ${Math.round(value * 10) / 10}${unit}`)
      .join(', ');
  return [
    `${dataset}: ${listed(size, '')}`,
    ...cells.map((line) =>
      line
        .map((cell, i) => (i ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
        .join('  ')
        .trimEnd(),
    ),
    `took ${listed(took, ' s')}`,
  ].join('\n');
}

/** Writes bench/recommend/latest.json; gives its path. */
export function keep(found: readonly Found[]): string {
  const dir = join(root, 'bench/recommend');
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'latest.json');
  const kept = { at: new Date().toISOString(), machine: machine(), found };
  writeFileSync(path, `${JSON.stringify(kept, (_, value) => rounded(value), 2)}\n`);
  return path;
}

const rounded = (value: unknown) => (typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value);

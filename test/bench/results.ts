import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Figure, met } from './figures/figure';
import { root } from './rig/server-process';

/** What the figures were measured on: without it they say little. */
export function machine() {
  return {
    cpu: cpus()[0]?.model ?? '?',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform}-${process.arch} ${release()}`,
    node: process.version,
    /** Of others, before anything was measured. */
    load: Math.round(loadavg()[0]! * 100) / 100,
  };
}

/** Writes bench/results/<date>.json, and latest.json unless it is only a part; gives the path of the first. */
export function keep(
  found: { machine: ReturnType<typeof machine>; arguments: string[]; figures: Figure[] },
  { part }: { part: boolean },
) {
  const dir = join(root, 'bench/results');
  mkdirSync(dir, { recursive: true });
  const at = new Date().toISOString();
  const figures = found.figures.map((figure) => ({ ...figure, met: met(figure) }));
  const text = `${JSON.stringify({ at, ...found, figures }, null, 2)}\n`;
  const path = join(dir, `${at.slice(0, 19).replaceAll(':', '')}.json`);
  writeFileSync(path, text);
  if (!part) writeFileSync(join(dir, 'latest.json'), text);
  return path;
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'value', '', 'raw limit', 'goal', ''],
    ...figures.map((figure) => [
      figure.name,
      number(figure.value),
      figure.unit,
      figure.raw === undefined ? '' : number(figure.raw),
      figure.goal
        ? `${figure.goal.is} ${number(figure.goal.value)}${figure.goal.next === undefined ? '' : `, then ${number(figure.goal.next)}`}`
        : '',
      [verdict(figure), figure.note].filter(Boolean).join('; '),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 1 || column === 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function verdict(figure: Figure): string {
  const reached = met(figure);
  if (reached === undefined) return '';
  if (!reached) return 'MISSED';
  const { next, is } = figure.goal!;
  if (next === undefined) return 'met';
  return (is === '<=' ? figure.value <= next : figure.value >= next) ? 'met, and the next' : 'met';
}

const number = (value: number): string =>
  Math.abs(value) >= 1_000
    ? Math.round(value).toLocaleString('en-US')
    : String(Math.round(value * 100) / 100);

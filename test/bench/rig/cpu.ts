import { readFileSync } from 'node:fs';

/** Clock ticks a second of /proc, which Linux fixes at 100 for user space. */
const TICK_US = 10_000;

/** CPU time in µs, user and system, that a process with all its threads has used so far. Linux only. */
export function cpuOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field, the name, may hold spaces; fields are counted from behind its bracket.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
}

/** CPU time in µs that all processes of the machine have used so far. */
export function cpuOfAll(): number {
  const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user! + nice! + system! + irq! + softirq!) * TICK_US;
}

/** CPU time in µs that the machine, if it is a virtual one, wanted and its host gave to others so far. */
export function cpuTakenAway(): number {
  return Number(readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!.split(/\s+/)[8]) * TICK_US;
}

/** Resident memory of a process in MB. */
export function memoryOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1_024);
}

import type { AuditEntry } from '@wanglai/contract';

/** A cell that spreadsheets take for text: quoted (RFC 4180), and never the beginning of a formula. */
const cell = (value: string): string => `"${value.replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;

/** Entries as CSV with the names of its columns, which spreadsheets open as UTF-8. */
export function csvOf(entries: readonly AuditEntry[]): string {
  const rows = entries.map(({ at, staff, action, subjects, requestId }) => [
    at,
    staff.name,
    staff.id,
    action,
    subjects.map(({ kind, id }) => `${kind}:${id ?? ''}`).join(' '),
    requestId,
  ]);
  const head = ['at', 'staff', 'staffId', 'action', 'subjects', 'requestId'];
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

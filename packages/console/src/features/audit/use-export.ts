import { useMutation } from '@tanstack/react-query';
import type { AuditEntry, QueryOf } from '@wanglai/contract';
import { useState } from 'react';
import { client } from '../../shared/session';
import { csvOf } from './csv-of';

export type AuditFilter = Omit<QueryOf<'GET /audit'>, 'cursor' | 'limit'>;

/** Fetches everything that passes a filter, page by page, and saves it as a table. */
export function useExport(fileName: string) {
  const [fetched, setFetched] = useState(0);
  const work = useMutation({
    async mutationFn(filter: AuditFilter) {
      const entries: AuditEntry[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.call('GET /audit', { query: { ...filter, cursor, limit: 100 } });
        entries.push(...page.items);
        setFetched(entries.length);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([csvOf(entries)], { type: 'text/csv;charset=utf-8' }));
      link.download = `${fileName}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
      return entries.length;
    },
    onMutate: () => setFetched(0),
  });
  return { fetched, ...work };
}

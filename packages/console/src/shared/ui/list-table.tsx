import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { type MouseEvent, type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import css from './list-table.module.css';
import { More } from './more';
import { Panel } from './panel';
import { Failure, Waiting } from './states';

interface ListTableProps<T> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;
  columns: TableColumnsType<T>;
  /** Where a press on the row leads; some cell should hold the same as a link, for keyboards. */
  href?: (row: T) => string;
  empty: ReactNode;
}

/** Below this width, px, the table scrolls sideways. */
const NARROWEST = 960;

/** A list by cursor as a table that grows downwards, with its waiting, failed and empty states. */
export function ListTable<T extends { id: string }>({ query, columns, href, empty }: ListTableProps<T>) {
  const go = useNavigate();
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  if (query.isPending)
    return (
      <Panel>
        <Waiting lines={10} height={22} />
      </Panel>
    );
  if (rows.length === 0)
    return (
      <Panel>{query.isError ? <Failure error={query.error} retry={() => query.refetch()} /> : empty}</Panel>
    );
  return (
    <Panel flush>
      <Table<T>
        {...(href && { className: css.table })}
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        pagination={false}
        scroll={{ x: NARROWEST }}
        {...(href && {
          onRow: (row: T) => ({
            onClick: (event: MouseEvent) => {
              // A link inside the row has its own say.
              if (!(event.target as HTMLElement).closest('a')) go(href(row));
            },
          }),
        })}
      />
      <More
        hasMore={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Panel>
  );
}

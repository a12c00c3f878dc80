import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AuditEntry } from '@wanglai/contract';
import { App, Button, DatePicker, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePreferences } from '../../shared/preferences';
import { problemText, problemWords } from '../../shared/problem';
import { client } from '../../shared/session';
import { clock, date } from '../../shared/time';
import { Avatar } from '../../shared/ui/avatar';
import { Icon } from '../../shared/ui/icon';
import { ListTable } from '../../shared/ui/list-table';
import { Page } from '../../shared/ui/page';
import { Nothing } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import css from './audit-page.module.css';
import { type AuditFilter, useExport } from './use-export';
import { words } from './words';

const PAGE = 50;

/** What staff have done, with filters, to be read and taken along. */
export default function AuditPage() {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const { message } = App.useApp();
  const [filter, setFilter] = useState<AuditFilter>({});
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => client.call('GET /staff') });
  const entries = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      client.call('GET /audit', { query: { ...filter, limit: PAGE, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const saving = useExport(t.file);
  const save = () =>
    saving.mutate(filter, {
      onSuccess: (rows) => void message.success(t.exported(rows)),
      onError: (error) => void message.error(problemText(error, problems)),
    });
  const narrow = (change: AuditFilter) => setFilter((now) => ({ ...now, ...change }));
  const names = new Map(staff.data?.items.map(({ id, name }) => [id, name]));
  const columns = useColumns(names);
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Page
      title={t.title}
      sentence={t.sentence}
      actions={
        <>
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            className={css.filter}
            placeholder={t.who}
            aria-label={t.who}
            value={filter.staffId}
            options={staff.data?.items.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(staffId?: string) => narrow({ staffId })}
          />
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            className={css.filter}
            placeholder={t.what}
            aria-label={t.what}
            value={filter.action}
            options={Object.entries(t.actions).map(([value, label]) => ({ value, label }))}
            onChange={(action?: string) => narrow({ action })}
          />
          <DatePicker.RangePicker
            aria-label={t.between}
            onChange={(days) =>
              narrow({
                from: days?.[0]?.startOf('day').toISOString(),
                to: days?.[1]?.add(1, 'day').startOf('day').toISOString(),
              })
            }
          />
          <Button icon={<Icon name="download" size={14} />} loading={saving.isPending} onClick={save}>
            {saving.isPending ? t.exporting(saving.fetched) : t.export}
          </Button>
        </>
      }
    >
      <ListTable
        query={entries}
        columns={columns}
        empty={
          <Nothing
            icon="shield"
            title={t.emptyTitle}
            text={t.emptyText}
            action={filtered && <Button onClick={() => setFilter({})}>{t.clear}</Button>}
          />
        }
      />
    </Page>
  );
}

function useColumns(names: ReadonlyMap<string, string>): TableColumnsType<AuditEntry> {
  const t = useWords(words);
  const { locale } = usePreferences();
  return [
    {
      title: t.columns.at,
      key: 'at',
      width: 180,
      render: (_, { at }) => (
        <time dateTime={at}>
          {date(at, locale)} {clock(at, locale)}
        </time>
      ),
    },
    {
      title: t.columns.who,
      key: 'who',
      width: 160,
      render: (_, { staff }) => (
        <>
          <Avatar id={staff.id} name={staff.name} size={20} /> {staff.name}
        </>
      ),
    },
    {
      title: t.columns.action,
      key: 'action',
      width: 200,
      render: (_, { action }) => <span title={action}>{t.actions[action] ?? action}</span>,
    },
    {
      title: t.columns.subjects,
      key: 'subjects',
      render: (_, { subjects }) =>
        subjects.map(({ kind, id }) => (
          <span key={`${kind}${id}`} className={css.subject}>
            {t.kinds[kind] ?? kind}{' '}
            {id === null ? (
              <span className={css.quiet}>{t.gone}</span>
            ) : kind === 'person' ? (
              <Link to={`/people/${id}`}>{id}</Link>
            ) : names.has(id) ? (
              <strong>{names.get(id)}</strong>
            ) : (
              <code className={css.quiet}>{id}</code>
            )}
          </span>
        )),
    },
  ];
}

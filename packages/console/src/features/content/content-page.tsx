import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ContentKind, ContentLevel, ReplyOf } from '@wanglai/contract';
import { Button, Input, Segmented, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePreferences } from '../../shared/preferences';
import { client } from '../../shared/session';
import { useSettled } from '../../shared/settled';
import { Ago } from '../../shared/ui/ago';
import { Icon } from '../../shared/ui/icon';
import { ListTable } from '../../shared/ui/list-table';
import { Page } from '../../shared/ui/page';
import { Picture } from '../../shared/ui/picture';
import { Nothing } from '../../shared/ui/states';
import { useTopics } from '../../shared/use-topics';
import { useWords } from '../../shared/words';
import css from './content-page.module.css';
import { StateMark } from './state-mark';
import { words } from './words';

type Row = ReplyOf<'GET /contents'>['items'][number];
const TABS = ['all', 'published', 'draft', 'withdrawn'] as const;
const PAGE = 40;

/** All contents, to write and to look after. */
export default function ContentPage() {
  const t = useWords(words);
  const { locale } = usePreferences();
  const go = useNavigate();
  const [tab, setTab] = useState<(typeof TABS)[number]>('all');
  const [topic, setTopic] = useState<string>();
  const [text, setText] = useState('');
  const q = useSettled(text.trim(), 250);
  const state = tab === 'all' ? undefined : tab;
  const { topics } = useTopics();
  const contents = useInfiniteQuery({
    queryKey: ['contents', { q, state, topic, locale }],
    queryFn: ({ pageParam }) =>
      client.call('GET /contents', { query: { q, state, topic, limit: PAGE, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  const filtered = Boolean(q || topic || state);
  const clear = () => {
    setText('');
    setTopic(undefined);
    setTab('all');
  };
  const create = (
    <Button type="primary" icon={<Icon name="pencil" size={14} />} onClick={() => go('/content/new')}>
      {t.create}
    </Button>
  );

  return (
    <Page title={t.title} sentence={t.sentence} actions={create}>
      <div className={css.filters}>
        <Segmented
          aria-label={t.state}
          options={TABS.map((value) => ({ value, label: t.tabs[value] }))}
          value={tab}
          onChange={setTab}
        />
        <span className={css.spacer} />
        <Select
          allowClear
          className={css.topic}
          placeholder={t.topic}
          aria-label={t.topic}
          value={topic}
          options={topics.data?.items.map((one) => ({ value: one.key, label: one.label }))}
          onChange={setTopic}
        />
        <Input
          allowClear
          className={css.search}
          prefix={<Icon name="search" size={14} />}
          placeholder={t.search}
          aria-label={t.search}
          maxLength={60}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ListTable
        query={contents}
        columns={columns}
        href={(row) => `/content/${row.id}`}
        empty={
          <Nothing
            icon="file-text"
            title={filtered ? t.noMatch : t.emptyTitle}
            text={filtered ? t.noMatchText : t.emptyText}
            action={filtered ? <Button onClick={clear}>{t.clear}</Button> : create}
          />
        }
      />
    </Page>
  );
}

function useColumns(): TableColumnsType<Row> {
  const t = useWords(words);
  const { locale } = usePreferences();
  const count = (title: string, read: (row: Row) => number) => ({
    title,
    key: title,
    width: 72,
    align: 'right' as const,
    render: (_: unknown, row: Row) => read(row).toLocaleString(locale),
  });
  return [
    {
      title: t.columns.title,
      key: 'title',
      render: (_, row) => (
        <Link className={css.title} to={`/content/${row.id}`}>
          <span className={css.cover}>
            <Picture
              src={row.cover}
              alt=""
              loading="lazy"
              wide={320}
              instead={<Icon name="file-text" size={15} />}
            />
          </span>
          <span className={css.names}>
            <strong>{row.title}</strong>
            <span>{row.summary}</span>
          </span>
        </Link>
      ),
    },
    { title: t.columns.state, key: 'state', width: 96, render: (_, row) => <StateMark state={row.state} /> },
    {
      title: t.columns.topics,
      key: 'topics',
      width: 184,
      render: (_, row) => (
        <span className={css.topics}>{row.topics.map((topic) => topic.label).join(' · ')}</span>
      ),
    },
    {
      title: t.columns.level,
      key: 'level',
      width: 150,
      render: (_, row: Row & { kind: ContentKind; level: ContentLevel }) => (
        <span className={css.quiet}>
          {t.kinds[row.kind]} · {t.levels[row.level]}
        </span>
      ),
    },
    count(t.columns.views, (row) => row.stats.views),
    count(t.columns.likes, (row) => row.stats.likes),
    count(t.columns.favourites, (row) => row.stats.favourites),
    {
      title: t.columns.updated,
      key: 'updated',
      width: 110,
      align: 'right',
      render: (_, row) => (
        <span className={css.quiet}>
          <Ago at={row.updatedAt} />
        </span>
      ),
    },
  ];
}

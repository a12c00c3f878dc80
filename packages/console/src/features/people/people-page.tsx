import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { PersonRow } from '@wanglai/contract';
import { Button, Input, Select, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePreferences } from '../../shared/preferences';
import { client, useCan } from '../../shared/session';
import { useSettled } from '../../shared/settled';
import { clock, useNow, zoneName } from '../../shared/time';
import { Ago } from '../../shared/ui/ago';
import { Avatar } from '../../shared/ui/avatar';
import { Chips } from '../../shared/ui/chips';
import { Icon } from '../../shared/ui/icon';
import { ListTable } from '../../shared/ui/list-table';
import { Page } from '../../shared/ui/page';
import { Nothing } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import css from './people-page.module.css';
import { words } from './words';

const PAGE = 50;

/** Everybody, latest first; the filters stand in the address, so that a list can be sent to a colleague. */
export default function PeoplePage() {
  const t = useWords(words);
  const { locale } = usePreferences();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');
  const q = useSettled(text.trim(), 250);
  const seesPortraits = useCan('portraits.see');
  const seesHabits = useCan('portraits.see-habits');
  const tag = (seesPortraits && params.get('tag')) || undefined;
  useEffect(() => {
    setParams((now) => set(now, 'q', q), { replace: true });
  }, [q, setParams]);

  const rules = useQuery({
    queryKey: ['tag-rules', locale],
    queryFn: () => client.call('GET /tag-rules'),
    staleTime: 60_000,
    enabled: seesPortraits,
  });
  const people = useInfiniteQuery({
    queryKey: ['people', { q, tag, locale }],
    queryFn: ({ pageParam }) =>
      client.call('GET /people', { query: { q, tag, limit: PAGE, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  const clear = () => {
    setText('');
    setParams({}, { replace: true });
  };

  return (
    <Page
      title={t.title}
      sentence={seesHabits ? t.sentence : t.sentenceOfFew}
      actions={
        <>
          {seesPortraits && (
            <Select
              allowClear
              className={css.tag}
              placeholder={t.tag}
              aria-label={t.tag}
              loading={rules.isPending}
              value={tag}
              options={rules.data?.items.map((rule) => ({
                value: rule.key,
                label: `${rule.label} · ${rule.people}`,
              }))}
              onChange={(key?: string) => setParams((now) => set(now, 'tag', key ?? ''), { replace: true })}
            />
          )}
          <Input
            allowClear
            className={css.search}
            prefix={<Icon name="search" size={14} />}
            placeholder={t.search}
            aria-label={t.search}
            maxLength={40}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </>
      }
    >
      <ListTable
        query={people}
        columns={columns}
        href={(person) => `/people/${person.id}`}
        empty={
          <Nothing
            icon="users"
            title={q || tag ? t.noMatch : t.emptyTitle}
            text={q || tag ? t.noMatchText : t.emptyText}
            action={(q || tag) && <Button onClick={clear}>{t.clear}</Button>}
          />
        }
      />
    </Page>
  );
}

function set(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
}

function useColumns(): TableColumnsType<PersonRow> {
  const t = useWords(words);
  const { locale } = usePreferences();
  const now = useNow();
  const seesPortraits = useCan('portraits.see');
  const seesWhereabouts = useCan('identity.see-whereabouts');
  const ofPlace: TableColumnsType<PersonRow> = [
    {
      title: t.columns.localTime,
      key: 'localTime',
      width: 90,
      render: (_, { zone }) => zone && clock(new Date(now), locale, zone),
    },
    {
      title: t.columns.zone,
      key: 'zone',
      width: 140,
      render: (_, { zone }) => <span className={css.quiet}>{zone && zoneName(zone, locale)}</span>,
    },
  ];
  const ofPortrait: TableColumnsType<PersonRow> = [
    {
      title: t.columns.stage,
      key: 'stage',
      width: 150,
      render: (_, { stage = '' }) => t.stages[stage] ?? stage,
    },
    {
      title: t.columns.interests,
      key: 'interests',
      render: (_, { interests = [] }) => (
        <span className={css.quiet}>
          {interests
            .slice(0, 3)
            .map((one) => one.label)
            .join(' · ') || t.none}
        </span>
      ),
    },
    {
      title: t.columns.tags,
      key: 'tags',
      render: (_, { tags = [] }) => <Chips items={tags} none={t.none} />,
    },
  ];
  return [
    {
      title: t.columns.name,
      key: 'name',
      width: 200,
      render: (_, person) => (
        <Link className={css.name} to={`/people/${person.id}`}>
          <Avatar id={person.id} name={person.name} src={person.avatar} />
          <span>{person.name}</span>
        </Link>
      ),
    },
    {
      title: t.columns.lastSeen,
      key: 'lastSeen',
      width: 120,
      render: (_, { lastSeenAt }) => (lastSeenAt ? <Ago at={lastSeenAt} /> : t.never),
    },
    ...(seesWhereabouts ? ofPlace : []),
    ...(seesPortraits ? ofPortrait : []),
  ];
}

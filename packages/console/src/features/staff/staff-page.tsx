import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { Account } from '@wanglai/contract';
import { Button, Input, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { client, useStaff } from '../../shared/session';
import { useSettled } from '../../shared/settled';
import { Ago } from '../../shared/ui/ago';
import { Avatar } from '../../shared/ui/avatar';
import { Icon } from '../../shared/ui/icon';
import { ListTable } from '../../shared/ui/list-table';
import { Page } from '../../shared/ui/page';
import { Nothing } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import { InviteForm } from './invite-form';
import { type GivenLink, LinkShown } from './link-shown';
import { Manage } from './manage';
import css from './staff-page.module.css';
import { words } from './words';

const KEY = ['staff-accounts'];
const PAGE = 50;

/** Who works here, and what admins may do about it. */
export default function StaffPage() {
  const t = useWords(words);
  const me = useStaff();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [inviting, setInviting] = useState(false);
  const [given, setGiven] = useState<GivenLink | null>(null);
  const q = useSettled(text.trim(), 250);
  const accounts = useInfiniteQuery({
    queryKey: [...KEY, q],
    queryFn: ({ pageParam }) =>
      client.call('GET /staff/accounts', { query: { q, limit: PAGE, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const renew = () => queries.invalidateQueries({ queryKey: KEY });
  const columns: TableColumnsType<Account> = [
    {
      title: t.columns.name,
      key: 'name',
      render: (_, { id, name }) => (
        <span className={css.who}>
          <Avatar id={id} name={name} />
          <span>
            {name}
            {id === me?.id && <span className={css.quiet}> · {t.me}</span>}
          </span>
        </span>
      ),
    },
    {
      title: t.columns.username,
      key: 'username',
      width: 180,
      render: (_, { username }) => <span className={css.quiet}>{username}</span>,
    },
    { title: t.columns.role, key: 'role', width: 110, render: (_, { role }) => t.roles[role] },
    {
      title: t.columns.state,
      key: 'state',
      width: 110,
      render: (_, { state }) => (
        <span className={css.state} data-state={state}>
          {t.states[state]}
        </span>
      ),
    },
    {
      title: t.columns.factor,
      key: 'factor',
      width: 120,
      render: (_, { secondFactor }) => (secondFactor ? t.on : <span className={css.quiet}>{t.off}</span>),
    },
    {
      title: t.columns.seen,
      key: 'seen',
      width: 130,
      render: (_, { signedInAt }) =>
        signedInAt ? <Ago at={signedInAt} /> : <span className={css.quiet}>{t.never}</span>,
    },
    {
      key: 'manage',
      width: 90,
      align: 'right',
      render: (_, account) => <Manage account={account} onLink={setGiven} onChanged={renew} />,
    },
  ];
  return (
    <Page
      title={t.title}
      sentence={t.sentence}
      actions={
        <>
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
          <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => setInviting(true)}>
            {t.invite}
          </Button>
        </>
      }
    >
      <ListTable
        query={accounts}
        columns={columns}
        empty={<Nothing icon="users" title={t.emptyTitle} text={t.emptyText} />}
      />
      <InviteForm
        open={inviting}
        onClose={() => setInviting(false)}
        onInvited={(link) => {
          setInviting(false);
          setGiven(link);
          void renew();
        }}
      />
      <LinkShown given={given} onClose={() => setGiven(null)} />
    </Page>
  );
}

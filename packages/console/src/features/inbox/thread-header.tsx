import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Conversation, StaffSummary } from '@wanglai/contract';
import { App, Button, Dropdown } from 'antd';
import { Link } from 'react-router';
import { problemText, problemWords } from '../../shared/problem';
import { can, client, useStaff } from '../../shared/session';
import { Icon } from '../../shared/ui/icon';
import { useWords } from '../../shared/words';
import css from './thread.module.css';
import { spread } from './use-conversations';
import { words } from './words';

/** Whose conversation this is, and the ways to hand it on or end it. */
export function ThreadHeader({ conversation }: { conversation: Conversation }) {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const me = useStaff();
  const { assignee, state } = conversation;
  const params = { id: conversation.id };
  const staff = useQuery({
    queryKey: ['staff'],
    queryFn: () => client.call('GET /staff'),
    staleTime: 60_000,
  });
  const agents = (staff.data?.items ?? []).filter((one) => can(one, 'chat.serve'));
  const onError = (error: unknown) => void message.error(problemText(error, problems));
  const assign = useMutation({
    mutationFn: (to: Pick<StaffSummary, 'id' | 'name'> | null) =>
      client.call('PUT /conversations/:id/assignee', { params, body: { staffId: to?.id ?? null } }),
    onSuccess: (changed, to) => {
      spread(queries, changed);
      void message.success(to ? t.assigned(to.name) : t.unassigned);
    },
    onError,
  });
  const close = useMutation({
    mutationFn: () => client.call('POST /conversations/:id/close', { params }),
    onSuccess: (changed) => {
      spread(queries, changed);
      void message.success(t.closeDone);
    },
    onError,
  });
  const askToClose = () =>
    modal.confirm({
      title: t.closeTitle,
      content: t.closeText,
      okText: t.close,
      cancelText: t.cancel,
      onOk: () => close.mutateAsync().catch(() => undefined),
    });
  const choices = [
    ...agents.map((one) => ({
      key: one.id,
      label: one.id === me?.id ? t.me(one.name) : one.name,
      disabled: one.id === assignee?.id,
      onClick: () => assign.mutate(one),
    })),
    ...(assignee ? [{ key: 'nobody', label: t.unassign, onClick: () => assign.mutate(null) }] : []),
  ];

  return (
    <header className={css.header}>
      <div>
        <Link className={css.back} to="/inbox" aria-label={t.back}>
          <Icon name="chevron-left" size={18} />
        </Link>
        <strong>{conversation.person.name}</strong>
        <span className={css.meta}>
          {state === 'closed' ? t.closed : assignee ? t.assignedTo(assignee.name) : t.nobody}
        </span>
      </div>
      {state === 'open' && (
        <div className={css.actions}>
          {me && assignee?.id !== me.id && (
            <Button
              size="small"
              type={assignee ? 'default' : 'primary'}
              loading={assign.isPending}
              onClick={() => assign.mutate(me)}
            >
              {t.take}
            </Button>
          )}
          <Dropdown menu={{ items: choices }} trigger={['click']} disabled={choices.length === 0}>
            <Button size="small">
              {t.assign} <Icon name="chevron-down" size={13} />
            </Button>
          </Dropdown>
          <Button size="small" loading={close.isPending} onClick={askToClose}>
            {t.close}
          </Button>
        </div>
      )}
    </header>
  );
}

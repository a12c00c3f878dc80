import { useMutation } from '@tanstack/react-query';
import type { Account, BodyOf } from '@wanglai/contract';
import { STAFF_ROLES } from '@wanglai/contract/names';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { problemText, problemWords } from '../../shared/problem';
import { client } from '../../shared/session';
import { useWords } from '../../shared/words';
import type { GivenLink } from './link-shown';
import { words } from './words';

interface ManageProps {
  account: Account;
  onLink(link: GivenLink): void;
  onChanged(): Promise<void>;
}

/** What an admin may do to one account; whatever takes something from somebody is asked for once more. */
export function Manage({ account, onLink, onChanged }: ManageProps) {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const { message, modal } = App.useApp();
  const { name, role, state } = account;
  const params = { id: account.id };
  const work = useMutation({
    mutationFn: (act: () => Promise<string>) => act(),
    onSuccess: (said) => {
      if (said) void message.success(said);
      return onChanged();
    },
    onError: (error) => void message.error(problemText(error, problems)),
  });
  const change = (body: BodyOf<'PATCH /staff/accounts/:id'>, said: string) => async () => {
    await client.call('PATCH /staff/accounts/:id', { params, body });
    return said;
  };
  const ask = (title: string, content: string, act: () => Promise<string>, danger = true) =>
    modal.confirm({
      title,
      content,
      okText: t.yes,
      cancelText: t.cancel,
      okButtonProps: { danger },
      onOk: () => work.mutateAsync(act).catch(() => undefined),
    });
  const giveLink = async () => {
    onLink({ name, ...(await client.call('POST /staff/accounts/:id/link', { params })) });
    return '';
  };
  const signOut = async () => {
    await client.call('POST /staff/accounts/:id/sign-out', { params });
    return t.done.signedOut;
  };
  const takeFactor = async () => {
    await client.call('DELETE /staff/accounts/:id/second-factor', { params });
    return t.done.factor;
  };
  const items: MenuProps['items'] = [
    {
      key: 'role',
      label: t.changeRole,
      children: STAFF_ROLES.map((one) => ({
        key: one,
        label: t.roles[one],
        disabled: one === role,
        onClick: () => work.mutate(change({ role: one }, t.done.role)),
      })),
    },
    { key: 'link', label: t.newLink, onClick: () => ask(t.ask.link(name), t.ask.linkText, giveLink, false) },
    { key: 'out', label: t.signOut, onClick: () => ask(t.ask.signOut(name), t.ask.signOutText, signOut) },
    {
      key: 'factor',
      label: t.takeFactor,
      disabled: !account.secondFactor,
      onClick: () => ask(t.ask.factor(name), t.ask.factorText, takeFactor),
    },
    { type: 'divider' },
    state === 'disabled'
      ? {
          key: 'enable',
          label: t.enable,
          onClick: () => work.mutate(change({ disabled: false }, t.done.enabled)),
        }
      : {
          key: 'disable',
          label: t.disable,
          danger: true,
          onClick: () =>
            ask(t.ask.disable(name), t.ask.disableText, change({ disabled: true }, t.done.disabled)),
        },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button size="small" loading={work.isPending} aria-label={t.more(name)}>
        {t.manage}
      </Button>
    </Dropdown>
  );
}

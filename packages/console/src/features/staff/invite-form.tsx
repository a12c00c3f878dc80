import { useMutation } from '@tanstack/react-query';
import type { BodyOf } from '@wanglai/contract';
import { STAFF_ROLES } from '@wanglai/contract/names';
import { Alert, Form, Input, Modal, Select } from 'antd';
import { problemText, problemWords } from '../../shared/problem';
import { client } from '../../shared/session';
import { useWords } from '../../shared/words';
import type { GivenLink } from './link-shown';
import css from './staff-page.module.css';
import { words } from './words';

type Invitation = BodyOf<'POST /staff/accounts'>;

interface InviteFormProps {
  open: boolean;
  onClose(): void;
  onInvited(link: GivenLink): void;
}

/** Name, user name, role. What is wrong is said in the form, and what was typed stays. */
export function InviteForm({ open, onClose, onInvited }: InviteFormProps) {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const [form] = Form.useForm<Invitation>();
  const invite = useMutation({
    mutationFn: (body: Invitation) => client.call('POST /staff/accounts', { body }),
    onSuccess: ({ account, link }) => {
      form.resetFields();
      onInvited({ name: account.name, ...link });
    },
  });
  return (
    <Modal
      open={open}
      title={t.form.title}
      okText={t.form.send}
      cancelText={t.cancel}
      confirmLoading={invite.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => invite.reset()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'operator' }}
        onFinish={(body) => invite.mutate(body)}
      >
        {invite.error && <Alert type="error" role="alert" message={problemText(invite.error, problems)} />}
        <Form.Item
          name="name"
          label={t.form.name}
          extra={t.form.nameHint}
          rules={[{ required: true, whitespace: true, message: t.form.missing }]}
        >
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item
          name="username"
          label={t.form.username}
          extra={t.form.usernameHint}
          normalize={(value: string) => value.toLowerCase().trim()}
          rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{1,63}$/, message: t.form.usernameWrong }]}
        >
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t.form.role}>
          <Select
            options={STAFF_ROLES.map((value) => ({ value, label: t.roles[value] }))}
            optionRender={({ value }) => (
              <span className={css.role}>
                <strong>{t.roles[value as keyof typeof t.roles]}</strong>
                <span className={css.quiet}>{t.does[value as keyof typeof t.does]}</span>
              </span>
            )}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

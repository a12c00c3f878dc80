import { useMutation } from '@tanstack/react-query';
import { staffLimits } from '@wanglai/contract/names';
import { Alert, Button, Form, Input } from 'antd';
import { problemText, problemWords } from '../../shared/problem';
import { client, signOut } from '../../shared/session';
import { Panel } from '../../shared/ui/panel';
import { useWords } from '../../shared/words';
import { words } from './words';

/** Changing it ends all sessions, this one too: one comes in again with the new one. */
export function OwnPassword() {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const change = useMutation({
    mutationFn: (body: { present: string; next: string }) => client.call('PUT /staff/me/password', { body }),
    onSuccess: signOut,
  });
  const required = { required: true, message: t.missing };
  const { passwordLeast, passwordMost } = staffLimits;
  return (
    <Panel title={t.password} sentence={t.passwordText}>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ present, next }: { present: string; next: string }) => change.mutate({ present, next })}
      >
        {change.error && <Alert type="error" role="alert" message={problemText(change.error, problems)} />}
        <Form.Item name="present" label={t.present} rules={[required]}>
          <Input.Password autoComplete="current-password" maxLength={passwordMost} />
        </Form.Item>
        <Form.Item
          name="next"
          label={t.next}
          extra={t.nextHint(passwordLeast)}
          rules={[{ required: true, min: passwordLeast, message: t.nextHint(passwordLeast) }]}
        >
          <Input.Password autoComplete="new-password" maxLength={passwordMost} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t.again}
          dependencies={['next']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t.differs)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={passwordMost} />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          {t.change}
        </Button>
      </Form>
    </Panel>
  );
}

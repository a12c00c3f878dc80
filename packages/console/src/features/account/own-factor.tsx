import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { problemText, problemWords } from '../../shared/problem';
import { client } from '../../shared/session';
import { NewFactorForm } from '../../shared/ui/new-factor';
import { Panel } from '../../shared/ui/panel';
import { useWords } from '../../shared/words';
import { words } from './words';

/** Sets a second factor up, or switches it off by a code of it. */
export function OwnFactor({ on, required }: { on: boolean; required: boolean }) {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const renew = () => queries.invalidateQueries({ queryKey: ['staff-me'] });
  const onError = (error: unknown) => void message.error(problemText(error, problems));
  const begin = useMutation({ mutationFn: () => client.call('POST /staff/me/second-factor'), onError });
  const confirm = useMutation({
    mutationFn: (code: string) => client.call('PUT /staff/me/second-factor', { body: { code } }),
    onSuccess: () => {
      begin.reset();
      void message.success(t.done.on);
      return renew();
    },
    onError,
  });
  const off = useMutation({
    mutationFn: (code: string) => client.call('POST /staff/me/second-factor/off', { body: { code } }),
    onSuccess: () => {
      setLeaving(false);
      void message.success(t.done.off);
      return renew();
    },
    onError,
  });
  return (
    <Panel title={t.factor} sentence={on ? t.factorOn : t.factorOff}>
      {on && required && t.factorRequired}
      {on && !required && !leaving && <Button onClick={() => setLeaving(true)}>{t.off}</Button>}
      {on && leaving && (
        <Form layout="inline" onFinish={({ code }: { code: string }) => off.mutate(code.trim())}>
          <Form.Item name="code" rules={[{ required: true, min: 6, message: t.missing }]}>
            <Input
              placeholder={t.offCode}
              aria-label={t.offCode}
              autoComplete="one-time-code"
              maxLength={24}
              autoFocus
            />
          </Form.Item>
          <Button danger htmlType="submit" loading={off.isPending}>
            {t.offConfirm}
          </Button>
        </Form>
      )}
      {!on && begin.data && (
        <NewFactorForm factor={begin.data} busy={confirm.isPending} onCode={confirm.mutate} />
      )}
      {!on && !begin.data && (
        <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
          {t.begin}
        </Button>
      )}
    </Panel>
  );
}

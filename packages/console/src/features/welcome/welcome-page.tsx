import { useMutation, useQuery } from '@tanstack/react-query';
import { staffLimits } from '@wanglai/contract/names';
import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { hasCode, problemText, problemWords } from '../../shared/problem';
import { client } from '../../shared/session';
import { Loaded, Nothing } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import css from '../sign-in/sign-in-page.module.css';
import { words } from './words';

/** Where a one-time link leads: whoever has it sets the password of the account it is for. */
export default function WelcomePage() {
  const t = useWords(words);
  const problems = useWords(problemWords);
  // Taken out of the address at once: it should not stand in histories and over shoulders.
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    history.replaceState(history.state, '', location.pathname);
    document.title = `${t.title} · 往来`;
  }, [t]);
  const invited = useQuery({
    queryKey: ['welcome', token],
    queryFn: () => client.call('POST /staff/links/look', { body: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const use = useMutation({
    mutationFn: (password: string) => client.call('POST /staff/links/use', { body: { token, password } }),
    // Whoever was signed in at this machine is somebody else.
    onSuccess: () => client.session.signOut(),
  });
  const spent = <Nothing icon="clock" title={t.spentTitle} text={t.spentText} />;
  const { passwordLeast, passwordMost } = staffLimits;
  const isSpent = (error: unknown) => hasCode(error, 'staff.link-spent') || hasCode(error, 'request.invalid');

  return (
    <div className={css.page}>
      <main className={css.card}>
        {use.data ? (
          <>
            <h1 className={css.title}>{t.done}</h1>
            <p>{t.doneText}</p>
            <Link to="/">
              <Button type="primary" size="large" block>
                {t.toSignIn}
              </Button>
            </Link>
          </>
        ) : (
          <Loaded query={invited} failure={(error) => isSpent(error) && spent}>
            {({ name, username }) => (
              <>
                <h1 className={css.title}>{t.hello(name)}</h1>
                <p>{t.text(username)}</p>
                {use.error && <Alert type="error" role="alert" message={problemText(use.error, problems)} />}
                <Form
                  layout="vertical"
                  requiredMark={false}
                  onFinish={({ password }: { password: string }) => use.mutate(password)}
                >
                  {/* For password managers. */}
                  <input
                    type="text"
                    name="username"
                    autoComplete="username"
                    value={username}
                    readOnly
                    hidden
                  />
                  <Form.Item
                    name="password"
                    label={t.password}
                    extra={t.hint(passwordLeast)}
                    rules={[{ required: true, min: passwordLeast, message: t.hint(passwordLeast) }]}
                  >
                    <Input.Password
                      autoFocus
                      autoComplete="new-password"
                      maxLength={passwordMost}
                      size="large"
                    />
                  </Form.Item>
                  <Form.Item
                    name="again"
                    label={t.again}
                    dependencies={['password']}
                    rules={[
                      ({ getFieldValue }) => ({
                        validator: (_, value) =>
                          value === getFieldValue('password')
                            ? Promise.resolve()
                            : Promise.reject(new Error(t.differs)),
                      }),
                    ]}
                  >
                    <Input.Password autoComplete="new-password" maxLength={passwordMost} size="large" />
                  </Form.Item>
                  <Button block type="primary" size="large" htmlType="submit" loading={use.isPending}>
                    {t.set}
                  </Button>
                </Form>
              </>
            )}
          </Loaded>
        )}
      </main>
    </div>
  );
}

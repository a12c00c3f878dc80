import { useMutation, useQuery } from '@tanstack/react-query';
import type { StaffRole } from '@wanglai/contract';
import { STAFF_ROLES } from '@wanglai/contract/names';
import { colours, type IconName, logoSvg } from '@wanglai/design';
import { Alert, Button, Form, Input, Segmented } from 'antd';
import { useEffect } from 'react';
import { prefer, usePreferences } from '../../shared/preferences';
import { hasCode, problemText, problemWords } from '../../shared/problem';
import { client } from '../../shared/session';
import { useScheme } from '../../shared/theme';
import { Icon } from '../../shared/ui/icon';
import { NewFactorForm } from '../../shared/ui/new-factor';
import { useWords } from '../../shared/words';
import css from './sign-in-page.module.css';
import { words } from './words';

const ICON_OF: Record<StaffRole, IconName> = {
  operator: 'pencil',
  moderator: 'shield',
  agent: 'message-circle',
  sales: 'trending-up',
  admin: 'key',
};

interface Credentials {
  username: string;
  password: string;
  code?: string;
}
const MISSING = 'identity.second-factor-missing';
const WRONG = 'identity.wrong-code';

/** The way in: by name and password, or in a demo as one of its people. */
export default function SignInPage() {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const scheme = useScheme();
  const { locale } = usePreferences();
  const about = useQuery({
    queryKey: ['about', locale],
    queryFn: () => client.call('GET /about'),
    staleTime: 60_000,
  });
  const byPassword = useMutation({
    mutationFn: (body: Credentials) => client.call('POST /auth/staff', { body }),
    onSuccess: client.session.signIn,
    onError(error, { username, password }) {
      if (hasCode(error, MISSING) && !begun.data) begun.mutate({ username, password });
    },
  });
  const begun = useMutation({
    mutationFn: (body: Credentials) => client.call('POST /auth/staff/second-factor', { body }),
  });
  const byPersona = useMutation({
    mutationFn: (persona: StaffRole) => client.call('POST /auth/demo', { body: { persona } }),
    onSuccess: client.session.signIn,
  });
  useEffect(() => {
    document.title = `${t.title} · 往来`;
  }, [t]);
  const asked = byPassword.error;
  const needsCode = hasCode(asked, 'identity.second-factor-needed') || hasCode(asked, WRONG);
  // What is only another step of the way in is told as such.
  const failed = hasCode(asked, MISSING) ? begun.error : asked;
  const error = failed ?? byPersona.error ?? about.error;

  return (
    <div className={css.page}>
      <div className={css.corner}>
        <Segmented
          size="small"
          options={[
            { value: 'zh-CN' as const, label: '中文' },
            { value: 'en' as const, label: 'English' },
          ]}
          value={locale}
          onChange={(value) => prefer({ locale: value })}
        />
      </div>
      <main className={css.card}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant drawing */}
        <span className={css.logo} dangerouslySetInnerHTML={{ __html: logoSvg(colours[scheme], 36) }} />
        <h1 className={css.title}>{about.data ? t.titleOf(about.data.brand.name) : t.title}</h1>
        <p className={css.slogan}>{about.data?.brand.slogan ?? t.slogan}</p>
        {error && (
          <Alert
            type={error === failed && !hasCode(error, 'identity.second-factor-needed') ? 'error' : 'warning'}
            role="alert"
            message={problemText(error, problems)}
            action={
              error === about.error && (
                <Button size="small" onClick={() => about.refetch()}>
                  {t.again}
                </Button>
              )
            }
          />
        )}
        {begun.data && byPassword.variables && (
          <>
            <p>{t.mustBegin}</p>
            <NewFactorForm
              factor={begun.data}
              busy={byPassword.isPending}
              onCode={(code) => byPassword.mutate({ ...byPassword.variables!, code })}
            />
          </>
        )}
        <Form
          layout="vertical"
          requiredMark={false}
          hidden={begun.data !== undefined}
          onFinish={({ code, ...body }: Credentials) => {
            byPersona.reset();
            byPassword.mutate({ ...body, ...(code && { code: code.trim() }) });
          }}
        >
          <Form.Item
            name="username"
            label={t.username}
            rules={[{ required: true, message: t.usernameMissing }]}
          >
            <Input autoComplete="username" autoFocus maxLength={64} size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t.password}
            rules={[{ required: true, message: t.passwordMissing }]}
          >
            <Input.Password autoComplete="current-password" maxLength={256} size="large" />
          </Form.Item>
          {needsCode && (
            <Form.Item
              name="code"
              label={t.code}
              rules={[{ required: true, min: 6, message: t.codeMissing }]}
            >
              <Input autoFocus autoComplete="one-time-code" maxLength={24} size="large" />
            </Form.Item>
          )}
          <Button block type="primary" size="large" htmlType="submit" loading={byPassword.isPending}>
            {t.signIn}
          </Button>
        </Form>
        {about.data?.demo && (
          <section aria-label={t.demo}>
            <h2 className={css.demo}>{t.demo}</h2>
            <div className={css.personas}>
              {STAFF_ROLES.map((role) => (
                <button
                  key={role}
                  type="button"
                  className={css.persona}
                  disabled={byPersona.isPending}
                  onClick={() => {
                    byPassword.reset();
                    byPersona.mutate(role);
                  }}
                >
                  <Icon name={ICON_OF[role]} size={16} />
                  <span className={css.role}>{t.roles[role]}</span>
                  <span className={css.does}>{t.does[role]}</span>
                </button>
              ))}
            </div>
          </section>
        )}
      </main>
    </div>
  );
}

import type { Content } from '@wanglai/contract';
import { CONTENT_KINDS, CONTENT_LEVELS } from '@wanglai/contract/names';
import { App, Button, Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { problemText, problemWords } from '../../shared/problem';
import { Page } from '../../shared/ui/page';
import { useTopics } from '../../shared/use-topics';
import { useWords } from '../../shared/words';
import { BodyField } from './body-field';
import { CoverField } from './cover-field';
import { MOST_TOPICS, SUMMARY_LENGTH, TITLE_LENGTH, topicsOf } from './draft';
import css from './editor-page.module.css';
import { PhonePreview } from './phone-preview';
import { StateMark } from './state-mark';
import { useEditor } from './use-editor';
import { useLeaveGuard } from './use-leave-guard';
import { words } from './words';

/** Writing with the reader's view beside it. */
export function Editor({ initial }: { initial: Content | null }) {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const { message, modal } = App.useApp();
  const go = useNavigate();
  const { topics, topicLabel } = useTopics();
  const { content, draft, change, errors, check, act, dirty } = useEditor(initial);
  const letGo = useLeaveGuard(dirty);

  const run = (what: 'save' | 'publish' | 'withdraw', done: string) => {
    if (what !== 'withdraw' && !check()) return Promise.resolve();
    return act.mutateAsync(what).then(
      (kept) => {
        void message.success(done);
        if (content) return;
        letGo();
        go(`/content/${kept.id}`, { replace: true });
      },
      (error) => void message.error(problemText(error, problems)),
    );
  };
  const withdraw = () =>
    modal.confirm({
      title: t.withdrawTitle,
      content: t.withdrawText,
      okText: t.withdraw,
      cancelText: t.cancel,
      okButtonProps: { danger: true },
      onOk: () => run('withdraw', t.withdrawn),
    });
  const live = content?.state === 'published';
  const busy = (what: string) => act.isPending && act.variables === what;

  return (
    <Page
      filling
      title={content?.title ?? t.newTitle}
      parent={{ to: '/content', title: t.title }}
      sentence={
        <span className={css.standing}>
          {content && <StateMark state={content.state} />}
          {dirty ? t.unsaved : content && t.savedAt}
        </span>
      }
      actions={
        <>
          {live && (
            <Button danger disabled={act.isPending} onClick={withdraw}>
              {t.withdraw}
            </Button>
          )}
          <Button
            type={live ? 'primary' : 'default'}
            loading={busy('save')}
            disabled={(act.isPending && !busy('save')) || !dirty}
            onClick={() => void run('save', t.saved)}
          >
            {live ? t.saveLive : t.save}
          </Button>
          {!live && (
            <Button
              type="primary"
              loading={busy('publish')}
              disabled={act.isPending && !busy('publish')}
              onClick={() => void run('publish', t.published)}
            >
              {content?.state === 'withdrawn' ? t.republish : t.publish}
            </Button>
          )}
        </>
      }
    >
      <div className={css.columns}>
        <form className={css.form} onSubmit={(event) => event.preventDefault()}>
          <Field id="content-title" label={t.fields.title} error={errors.title}>
            <Input
              id="content-title"
              size="large"
              showCount
              maxLength={TITLE_LENGTH}
              status={errors.title && 'error'}
              placeholder={t.fields.titlePlaceholder}
              value={draft.title}
              onChange={(event) => change({ title: event.target.value })}
            />
          </Field>
          <Field id="content-summary" label={t.fields.summary} error={errors.summary}>
            <Input.TextArea
              id="content-summary"
              autoSize={{ minRows: 2, maxRows: 3 }}
              maxLength={SUMMARY_LENGTH}
              status={errors.summary && 'error'}
              placeholder={t.fields.summaryPlaceholder}
              value={draft.summary}
              onChange={(event) => change({ summary: event.target.value })}
            />
          </Field>
          <div className={css.row}>
            <Field id="content-kind" label={t.fields.kind} error={errors.kind}>
              <Select
                id="content-kind"
                value={draft.kind}
                options={CONTENT_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
                onChange={(kind) => change({ kind })}
              />
            </Field>
            <Field id="content-topics" label={t.fields.topics} error={errors.topics}>
              <Select
                id="content-topics"
                mode="tags"
                maxCount={MOST_TOPICS}
                tokenSeparators={[',', '，', '、']}
                status={errors.topics && 'error'}
                placeholder={t.fields.topicsPlaceholder}
                loading={topics.isPending}
                optionFilterProp="label"
                value={draft.topics}
                options={topics.data?.items.map((topic) => ({ value: topic.key, label: topic.label }))}
                onChange={(keys) => change({ topics: topicsOf(keys, topics.data?.items ?? []) })}
              />
            </Field>
          </div>
          <Field label={t.fields.level} error={errors.level} hint={t.levelMeaning[draft.level]}>
            <Segmented
              block
              aria-label={t.fields.level}
              value={draft.level}
              options={CONTENT_LEVELS.map((value) => ({ value, label: t.levels[value] }))}
              onChange={(level) => change({ level })}
            />
          </Field>
          <Field label={t.fields.cover} error={errors.cover}>
            <CoverField value={draft.cover} onChange={(cover) => change({ cover })} />
          </Field>
          <Field id="content-body" label={t.fields.body} error={errors.body} growing>
            <BodyField value={draft.body} error={errors.body} onChange={(body) => change({ body })} />
          </Field>
        </form>
        <PhonePreview draft={draft} topicLabels={draft.topics.map(topicLabel)} />
      </div>
    </Page>
  );
}

interface FieldProps {
  id?: string;
  label: string;
  error?: string;
  hint?: string;
  growing?: boolean;
  children: ReactNode;
}

function Field({ id, label, error, hint, growing, children }: FieldProps) {
  return (
    <div className={growing ? `${css.field} ${css.growing}` : css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      {children}
      {error ? (
        <span className={css.error} role="alert">
          {error}
        </span>
      ) : (
        hint && <span className={css.hint}>{hint}</span>
      )}
    </div>
  );
}
